import type { Check } from '@plumb/claims'

/** 0 all hold or are waived, 1 something fails, 2 nothing fails but something cannot be told. */
export function exitCode({ verdict }: Pick<Check, 'verdict'>): 0 | 1 | 2 {
  if (verdict === 'holds') return 0
  return verdict === 'fails' ? 1 : 2
}

/** What the codes mean, in one line. */
export const exitCodes: string =
  '0 all hold or are waived, 1 something fails, 2 nothing fails but something cannot be told, 3 bad input, 4 a fault of Plumb'
