import { nearestName } from '../language/nearest.ts'
import type { StatedClaim, Waiver } from './product.ts'
import type { WaiverEntry } from './product-file.ts'
import type { Path, YamlFile } from './read-yaml.ts'

/** The waivers of a product file; each names a claim that exists and a day of the calendar. */
export function readWaivers(
  yaml: YamlFile,
  entries: readonly WaiverEntry[],
  claims: readonly StatedClaim[],
): readonly Waiver[] {
  const ids = new Set(claims.map(({ id }) => id))
  return entries.map((entry, i) => readWaiver(yaml, ['waivers', i], entry, ids))
}

function readWaiver(yaml: YamlFile, path: Path, entry: WaiverEntry, ids: ReadonlySet<string>): Waiver {
  if (!ids.has(entry.claim)) throw unknownClaim(yaml, [...path, 'claim'], entry.claim, ids)
  if (!isDay(entry.until)) {
    const at = [...path, 'until']
    throw yaml.error('bad-value', yaml.place(at), {
      wanted: 'a day of the calendar, such as 2027-01-31',
      got: yaml.shown(at),
    })
  }
  const bound = entry.for === undefined ? undefined : yaml.spelled([...path, 'for'])
  return {
    claim: entry.claim,
    by: entry.by,
    until: entry.until,
    because: entry.because,
    ...(bound === undefined ? {} : { for: bound }),
    ...(entry.where === undefined ? {} : { where: entry.where }),
    at: yaml.place(path),
  }
}

function unknownClaim(yaml: YamlFile, path: Path, id: string, ids: ReadonlySet<string>): Error {
  const nearest = nearestName(id, ids)
  return yaml.error('unknown-name', yaml.place(path), { wanted: 'the id of a claim', got: id, nearest })
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}
