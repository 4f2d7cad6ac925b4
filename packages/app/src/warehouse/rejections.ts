import type { Rejected } from '@plumb/claims'

/** Counts the lines that cannot be read, by reason, with the first few line numbers. */
export interface Rejections {
  add(reason: string, line: number): void
  all(): readonly Rejected[]
}

/** How many line numbers are kept for a reason. */
export const shownLines = 5

export function countRejections(): Rejections {
  const counted = new Map<string, { rows: number; lines: number[] }>()
  return {
    add: (reason, line) => {
      const count = counted.get(reason) ?? { rows: 0, lines: [] }
      count.rows += 1
      if (count.lines.length < shownLines) count.lines.push(line)
      counted.set(reason, count)
    },
    all: () => Array.from(counted, ([reason, count]) => ({ reason, ...count })),
  }
}
