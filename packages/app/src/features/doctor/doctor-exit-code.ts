import type { Diagnosis } from './diagnosis.ts'

/** 0 nothing but notes, 1 something is wrong, 2 a person should look at something. */
export function doctorExitCode({ findings }: Pick<Diagnosis, 'findings'>): 0 | 1 | 2 {
  if (findings.some(({ severity }) => severity === 'wrong')) return 1
  return findings.some(({ severity }) => severity === 'look') ? 2 : 0
}
