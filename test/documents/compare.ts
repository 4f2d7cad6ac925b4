/** What a block states and its code does not give. */
export const problems: string[] = []

/** Notes a value that is not as stated. */
export function compare(got: unknown, wanted: unknown): void {
  if (!isSame(got, wanted)) problems.push(`wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
}

/** Objects agree in the keys that are stated, numbers to the digits that are written. */
function isSame(got: unknown, wanted: unknown): boolean {
  if (typeof got === 'number' && typeof wanted === 'number') return Math.abs(got - wanted) <= tolerance(wanted)
  if (typeof got !== 'object' || typeof wanted !== 'object' || got === null || wanted === null) return got === wanted
  return Object.entries(wanted).every(([key, value]) => isSame((got as Record<string, unknown>)[key], value))
}

function tolerance(wanted: number): number {
  const decimals = String(wanted).split('.')[1]?.length ?? 9
  return 0.500001 * 10 ** -decimals
}
