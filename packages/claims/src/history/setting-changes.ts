import type { Check } from '../check/check.ts'
import { changeOf, type Change } from './change.ts'

/** What changed beside claims and data: the product file, the seed, the as-of time where one was asked for, Plumb. */
export function settingChanges(before: Check, after: Check): readonly Change[] {
  return [...fileChange(before, after), ...seedChange(before, after), ...asOf(before, after), ...version(before, after)]
}

function fileChange({ productFile: then }: Check, { productFile: now }: Check): readonly Change[] {
  if (then === null || now === null || then.fingerprint === now.fingerprint) return []
  const about = { from: then.fingerprint, to: now.fingerprint }
  return [changeOf('product-file', `${now.name} was edited, though no claim in it reads differently.`, about)]
}

function seedChange({ seed: then }: Check, { seed: now }: Check): readonly Change[] {
  if (then === now) return []
  return [changeOf('seed', `The seed went from ${then} to ${now}.`, { from: String(then), to: String(now) })]
}

function asOf(before: Check, after: Check): readonly Change[] {
  const [from, to] = [before.asOf, after.asOf]
  if (from === to || (from === before.checkedAt && to === after.checkedAt)) return []
  return [changeOf('as-of', `It is computed as of ${to}, before as of ${from}.`, { from, to })]
}

function version({ plumb: from }: Check, { plumb: to }: Check): readonly Change[] {
  return from === to ? [] : [changeOf('version', `Plumb went from version ${from} to ${to}.`, { from, to })]
}
