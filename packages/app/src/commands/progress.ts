import { formatCount, visibleText } from '@plumb/claims'
import type { CheckProgress } from '../features/checks/count-scans.ts'
import { cutTo } from '../output/text-width.ts'
import type { Io } from './io.ts'

export interface Progress {
  readonly show: (event: CheckProgress) => void
  readonly clear: () => void
}

/** Work with a progress line, which is gone when it ends. */
export async function withProgress<Result>(
  io: Pick<Io, 'stderr' | 'now' | 'columns'>,
  work: (show: Progress['show']) => Promise<Result>,
): Promise<Result> {
  const progress = createProgress(io)
  try {
    return await work(progress.show)
  } finally {
    progress.clear()
  }
}

/** A quick check needs no progress line. */
const quietMs = 1000

/** One line on standard error that is written over, only on a terminal and only when a check takes long. */
export function createProgress(io: Pick<Io, 'stderr' | 'now' | 'columns'>): Progress {
  const start = io.now().getTime()
  let shown = false
  const show = ({ done, total, rows, what }: CheckProgress): void => {
    if (!io.stderr.isTerminal || io.now().getTime() - start < quietMs) return
    const text = `${formatCount(done)} of ${formatCount(total)} scans, ${formatCount(rows)} rows read · ${visibleText(what)}`
    io.stderr.write(`\r\u001b[2K${cutTo(text, (io.columns ?? 80) - 1)}`)
    shown = true
  }
  const clear = (): void => {
    if (shown) io.stderr.write('\r\u001b[2K')
    shown = false
  }
  return { show, clear }
}
