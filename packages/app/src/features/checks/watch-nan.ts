import { columnsOf, type Cells, type Scan } from '@plumb/claims'

/**
 * The scan with the largest value of each trusted column beside its own values: NaN is larger than any number, so that it
 * shows there. Fold reads a scan's own values only.
 */
export function watching(scan: Scan, trusted: readonly string[]): Scan {
  const read = columnsOf(scan).filter((name) => trusted.includes(name))
  const watched = read.map((name) => ({
    name: `largest ${name}`,
    aggregate: { kind: 'maximum' as const, of: { op: 'column' as const, name, type: 'number' as const } },
  }))
  return { ...scan, values: [...scan.values, ...watched] }
}

/** Whether some cell's watched value is NaN. */
export function holdsNan({ values }: Cells, scan: Scan): boolean {
  return values.slice(scan.values.length).some((largest) => largest.some((value) => Number.isNaN(Number(value ?? 0))))
}
