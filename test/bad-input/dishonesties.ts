import type { Check } from '@plumb/claims'
import { checkOf, type Answer } from './check-files.ts'

type ClaimResult = Check['claims'][number]

/** What an answer says that it must not, in words; an honest one says none of it. */
export function dishonesties(answer: Answer): readonly string[] {
  const { code, out, err } = answer
  if (/\n\s+at .+:\d+/.test(err)) return [`a stack trace: ${err}`]
  if (code === 3) return ofError(out, err)
  if (code > 3) return [`exit ${code}: ${err}`]
  const check = checkOf(answer)
  return [...ofExitCode(code, check), ...check.claims.flatMap((claim) => ofClaim(claim, check))]
}

function ofError(out: string, err: string): readonly string[] {
  const { schema, error } = JSON.parse(out) as { schema: string; error: { code: string; message: string } }
  const known = schema === 'plumb/error@1' && error.code !== '' && error.message !== ''
  return [
    ...(known ? [] : [`an error without a name: ${out}`]),
    ...(err.trim() === '' ? ['an error without a sentence'] : []),
  ]
}

function ofExitCode(code: number, { summary }: Check): readonly string[] {
  const wanted = summary.fails > 0 ? 1 : summary.undecided + summary.noEvidence > 0 ? 2 : 0
  const empty = Object.values(summary).every((count) => count === 0)
  return code === wanted || (empty && code === 2) ? [] : [`exit ${code} for ${JSON.stringify(summary)}`]
}

function ofClaim(claim: ClaimResult, { data }: Check): readonly string[] {
  const { estimate, low, high, reason, rowsUsed, excluded, dataset } = claim
  const read = data.find(({ name }) => name === dataset)!.rows
  const aside = excluded.reduce((total, { rows }) => total + rows, 0)
  const said: string[] = []
  if (rowsUsed + aside !== read) said.push(`${rowsUsed} rows used and ${aside} excluded of ${read}`)
  if (rowsUsed < 0 || excluded.some(({ rows }) => rows <= 0)) said.push('rows that are none')
  if (estimate === null && reason === null) said.push('no estimate and no reason')
  if (estimate !== null && low !== null && low > estimate + slack(estimate)) said.push(`${low} above ${estimate}`)
  if (estimate !== null && high !== null && high < estimate - slack(estimate)) said.push(`${high} below ${estimate}`)
  if (claim.sentence.trim() === '') said.push('no sentence')
  return said.map((what) => `${claim.claim}: ${what}`)
}

function slack(estimate: number): number {
  return 1e-9 * Math.max(1, Math.abs(estimate))
}
