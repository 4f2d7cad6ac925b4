import type { Comparison } from '@plumb/claims'

/** 0 where one candidate is shown to be better than all others, 2 where it cannot be told. */
export function compareExitCode({ verdict }: Pick<Comparison, 'verdict'>): 0 | 2 {
  return verdict === 'decided' ? 0 : 2
}
