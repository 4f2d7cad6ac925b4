export interface ExpectedNumber {
  readonly value: number
  /** How far a number may lie from it and still be the same. */
  readonly tolerance: number
}

/** Reads `0.8380`, `41/68` or `14640`: decimals are good to half a unit of the last digit, all else is exact. */
export function expectedNumber(text: string): ExpectedNumber {
  const [, whole = '', decimals = '', below] = /^(-?\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text) ?? []
  if (whole === '') throw new Error(`wanted a number such as 0.8380 or 41/68, got ${text}`)
  if (below !== undefined) return exact(Number(whole) / Number(below))
  const value = Number(text)
  // what was rounded by half a unit lies on the edge
  return decimals === '' ? exact(value) : { value, tolerance: 10 ** -decimals.length / 2 + 1e-9 }
}

function exact(value: number): ExpectedNumber {
  return { value, tolerance: 1e-9 * Math.max(1, Math.abs(value)) }
}
