import type { Rejected } from '@plumb/claims'

/** Counts the lines that cannot be read, by reason, with the first few line numbers. */
export interface Rejections {
  add(reason: string, line: number): void
  all(): readonly Rejected[]
}

/** How many line numbers are kept for a reason. */
export const keptLines = 100

/** How many line numbers of a reason a check shows. */
const shownLines = 5

/** The same with the first few line numbers only. */
export function shortened(rejected: readonly Rejected[]): readonly Rejected[] {
  return rejected.map((each) => ({ ...each, lines: each.lines.slice(0, shownLines) }))
}

export function countRejections(): Rejections {
  const counted = new Map<string, { rows: number; lines: number[] }>()
  return {
    add: (reason, line) => {
      const count = counted.get(reason) ?? { rows: 0, lines: [] }
      count.rows += 1
      if (count.lines.length < keptLines) count.lines.push(line)
      counted.set(reason, count)
    },
    all: () => Array.from(counted, ([reason, count]) => ({ reason, ...count })),
  }
}
