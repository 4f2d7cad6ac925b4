import { estimateText, verdictWord, type Check, type ClaimResult } from '@plumb/claims'
import { countedText, ended } from './claim-words.ts'
import { inertXml } from './inert.ts'
import { stages, type Stage } from './stages.ts'

/**
 * JUnit XML for build servers: a suite a stage, a case a claim. A claim that fails is a failure; one that is undecided or
 * has no evidence an error, so that the two are told apart; a waived one is skipped with its true verdict.
 */
export function renderJunit(check: Check): string {
  const suites = stages(check.claims).map((stage) => suite(check, stage))
  const totals = counts(check.claims)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${inertXml(check.product)}" ${totals}>\n${suites.join('')}</testsuites>\n`
}

function suite(check: Check, { name, claims }: Stage): string {
  const cases = claims.map((claim) => testCase(check.product, claim)).join('')
  const time = check.checkedAt.replace(/(\.\d+)?Z$/, '')
  return `  <testsuite name="${inertXml(name)}" ${counts(claims)} timestamp="${inertXml(time)}">\n${cases}  </testsuite>\n`
}

function counts(claims: readonly ClaimResult[]): string {
  const count = (...verdicts: readonly string[]): number =>
    claims.filter(({ verdict }) => verdicts.includes(verdict)).length
  return `tests="${claims.length}" failures="${count('fails')}" errors="${count('undecided', 'no-evidence')}" skipped="${count('waived')}" time="0"`
}

function testCase(product: string, claim: ClaimResult): string {
  const attributes = `name="${inertXml(claim.claim)}" classname="${inertXml(`${product}.${claim.stage}`)}" time="0"`
  const outcome = outcomeOf(claim)
  const output = `      <system-out>${inertXml(`${claim.id}: ${numbersText(claim)}`)}</system-out>\n`
  return `    <testcase ${attributes}>\n${outcome}${output}    </testcase>\n`
}

function outcomeOf(claim: ClaimResult): string {
  const message = inertXml(ended(claim.sentence))
  const text = inertXml([numbersText(claim), claim.next].filter((part) => part !== '').join(' · '))
  const found = `message="${message}">${text}`
  if (claim.verdict === 'holds') return ''
  if (claim.verdict === 'fails') return `      <failure type="fails" ${found}</failure>\n`
  if (claim.verdict === 'waived') {
    return `      <skipped message="waived; beneath: ${verdictWord(claim.beneath ?? 'undecided')}. ${message}"/>\n`
  }
  return `      <error type="${claim.verdict}" ${found}</error>\n`
}

function numbersText(claim: ClaimResult): string {
  return `${estimateText(claim)}, ${countedText(claim)}, ${claim.method}`
}
