import { capitalized } from '../sentences/numbers.ts'
import type { ClaimPair } from './bound-changes.ts'
import type { Change, ChangeKind } from './change.ts'
import { comparedDataset } from './statement-of.ts'

/**
 * Why a verdict is another one. A check is a function of claims, data, settings and time: where one of them changed it is
 * the reason, where several did each may be.
 */
export function whyChanged(pair: ClaimPair, changes: readonly Change[]): string {
  const causes = causesOf(pair, changes)
  const [only] = causes
  if (only === undefined) return 'Nothing changed but the time.'
  if (causes.length === 1) return `${capitalized(only)}.`
  return `Since then ${causes.slice(0, -1).join(', ')} and ${causes.at(-1)}: each may be why.`
}

function causesOf({ before, after }: ClaimPair, changes: readonly Change[]): readonly string[] {
  const datasets = [after.dataset, comparedDataset(after.claim)]
  const own = changes.filter(({ claim }) => claim === after.id).map(({ kind, from, to }) => ownCause(kind, from, to))
  const waiver = waiverCause(before.verdict, after.verdict)
  const data = changes.filter(({ kind, dataset }) => kind === 'data' && datasets.includes(dataset))
  const settings = changes.filter(({ kind }) => isSetting(kind, own.length > 0 || waiver.length > 0))
  return [
    ...own,
    ...waiver,
    ...data.map(({ dataset }) => `the rows of ${dataset} changed`),
    ...settings.map(settingCause),
  ]
}

function ownCause(kind: ChangeKind, from: string | null, to: string | null): string {
  if (kind === 'bound') return `its bound was moved from ${from} to ${to}`
  return kind === 'confidence' ? `its confidence went from ${from} to ${to}` : 'it was rewritten'
}

function waiverCause(before: string, after: string): readonly string[] {
  if (after === 'waived') return ['a waiver covers it now']
  return before === 'waived' ? ['its waiver no longer covers it'] : []
}

/** That the product file is another text is already said where the claim or its waiver changed. */
function isSetting(kind: ChangeKind, isSaid: boolean): boolean {
  return kind === 'seed' || kind === 'version' || kind === 'as-of' || (kind === 'product-file' && !isSaid)
}

function settingCause({ kind, from, to }: Change): string {
  if (kind === 'version') return `Plumb went from version ${from} to ${to}`
  if (kind === 'seed') return `the seed went from ${from} to ${to}`
  return kind === 'as-of' ? `the as-of time went from ${from} to ${to}` : 'the product file was edited'
}
