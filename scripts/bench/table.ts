import { availableParallelism } from 'node:os'
import type { Measured } from './run-measured.ts'

export function seconds({ seconds: time }: Measured): string {
  return `${time.toFixed(2)} s`
}

export function mib({ peakMib }: Measured): string {
  return `${Math.round(peakMib).toLocaleString('en-US')} MiB`
}

/** `2.48x (1.70 s against 0.69 s), in processor time 2.60x` */
export function against(one: Measured, other: Measured): string {
  const ratio = (of: (measured: Measured) => number): string => `${(of(one) / of(other)).toFixed(2)}x`
  const [whole, processor] = [ratio((took) => took.seconds), ratio((took) => took.processorSeconds)]
  return `${whole} (${seconds(one)} against ${seconds(other)}), in processor time ${processor}`
}

/** A table in Markdown, and on what it was measured. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [line(head), line(head.map(() => '---')), ...rows.map(line)]
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores`
  process.stdout.write(`${lines.join('\n')}\n\nMedians of whole processes that took turns; ${machine}.\n`)
}
