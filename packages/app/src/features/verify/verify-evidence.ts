import { firstMismatch, formatRows, type Check, type DataResult, type Mismatch } from '@plumb/claims'
import { checkProduct } from '../checks/check-product.ts'
import type { ComputeOptions } from '../checks/computed.ts'
import { hasHistory, pageAgain } from '../report/report-pages.ts'
import type { Target } from '../target.ts'

/** What came of computing evidence again. */
export type Verification =
  | { readonly outcome: 'matches' }
  | ({ readonly outcome: 'differs'; readonly what: 'evidence' | 'page' } & Mismatch)
  /** Why it cannot be told: the rows or the product file are others. */
  | { readonly outcome: 'cannot-tell'; readonly why: string }

export interface Verified {
  readonly verification: Verification
  /** What a reader should know beside it. */
  readonly notes: readonly string[]
}

/**
 * Computes evidence again, from the rows and the product file that are there now, as of the time that it states.
 *
 * @param page the report that it stood in, or null
 */
export async function verifyEvidence(
  stated: Check,
  page: string | null,
  target: Target,
  options: Pick<ComputeOptions, 'allow' | 'progress' | 'version' | 'signal'>,
): Promise<Verified> {
  const computed = await computedAgain(stated, target, options)
  const isEdited = fileOf(stated) !== fileOf(computed)
  const why = changedData(stated, computed) ?? (isEdited ? changedClaims(stated, computed) : null)
  const notes = notesOf(stated, computed, { page, isEdited: isEdited && stated.productFile !== null })
  if (why !== null) return { verification: { outcome: 'cannot-tell', why }, notes }
  const found = firstMismatch(stated, computed)
  if (found !== null) return { verification: { outcome: 'differs', what: 'evidence', ...found }, notes }
  const onPage = page === null || stated.plumb !== computed.plumb ? null : pageMismatch(page, stated)
  if (onPage !== null) return { verification: { outcome: 'differs', what: 'page', ...onPage }, notes }
  return { verification: { outcome: 'matches' }, notes }
}

function computedAgain(
  { stage, asOf, checkedAt }: Check,
  target: Target,
  options: Pick<ComputeOptions, 'allow' | 'progress' | 'version' | 'signal'>,
): Promise<Check> {
  const asked = { ...(stage === null ? {} : { stage }), ...(asOf === checkedAt ? {} : { asOf: new Date(asOf) }) }
  return checkProduct(target, { ...options, ...asked, now: new Date(checkedAt) })
}

function changedData(stated: Check, computed: Check): string | null {
  for (const then of stated.data) {
    const now = computed.data.find(({ name }) => name === then.name)
    if (now !== undefined && now.fingerprint !== then.fingerprint) return dataText(then, now)
  }
  return null
}

function dataText(then: DataResult, now: DataResult): string {
  return `the rows of ${then.name} are others now: ${then.fingerprint} with ${formatRows(then.rows)} then, ${now.fingerprint} with ${formatRows(now.rows)} now`
}

/** Other claims in an edited product file are no forgery. */
function changedClaims(stated: Check, computed: Check): string | null {
  const texts = new Map(computed.claims.map(({ id, claim }) => [id, claim]))
  const other = stated.claims.find(({ id, claim }) => texts.get(id) !== claim)
  if (other !== undefined) return `the product file was edited: it no longer promises “${other.claim}”`
  const known = new Set(stated.claims.map(({ id }) => id))
  const added = computed.claims.find(({ id }) => !known.has(id))
  return added === undefined ? null : `the product file was edited: it also promises “${added.claim}”`
}

function notesOf(
  stated: Check,
  computed: Check,
  { page, isEdited }: { readonly page: string | null; readonly isEdited: boolean },
): readonly string[] {
  const isOld = stated.plumb !== computed.plumb
  return [
    ...(isEdited ? ['The product file is another text than when the evidence was made'] : []),
    ...(isOld ? [`The evidence is of Plumb ${stated.plumb}, and this is ${computed.plumb}`] : []),
    ...(isOld && page !== null
      ? ['The page around the evidence was not compared, since this version writes another']
      : []),
    ...(page !== null && hasHistory(page)
      ? ['What the page says of earlier checks is what the record held; it was not computed again']
      : []),
  ]
}

function fileOf({ productFile }: Check): string | undefined {
  return productFile?.fingerprint
}

const around = 40

/** Where a page says something else than a report of its own evidence would. */
function pageMismatch(page: string, evidence: Check): Mismatch | null {
  const [stated, computed] = [page.replaceAll('\r\n', '\n'), pageAgain(page, evidence)]
  if (stated === computed) return null
  let at = 0
  while (stated[at] === computed[at]) at += 1
  const line = stated.slice(0, at).split('\n').length
  const cut = (text: string): string => text.slice(Math.max(0, at - around), at + around)
  return { claim: null, field: `line ${line} of the page`, stated: cut(stated), computed: cut(computed) }
}
