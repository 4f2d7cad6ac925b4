import { nearestName } from '../language/nearest.ts'
import { durationMs } from './duration-ms.ts'
import { placesBelow } from './places-below.ts'
import { readClassScores } from './read-class-scores.ts'
import type { Columns, Dataset, JoinedLabels, Segment } from './product.ts'
import type { DatasetEntry, SegmentEntry } from './product-file.ts'
import type { Path, YamlFile } from './read-yaml.ts'

/** A dataset of a product file, with durations in milliseconds and the names of its segments. */
export function readDataset(yaml: YamlFile, path: Path, name: string, entry: DatasetEntry): Dataset {
  return {
    name,
    source: entry.source,
    at: yaml.keyPlace(path),
    columns: readColumns(yaml, [...path, 'columns'], entry.columns),
    ...present('task', entry.task),
    ...present('labels', readLabels(yaml, path, entry.labels)),
    ...present('labelDelayMs', readDuration(entry.label_delay)),
    ...present('freshWithinMs', readDuration(entry.fresh_within)),
    ...present('positive', entry.positive),
    ...present('threshold', entry.threshold),
    ...present('unanswered', entry.unanswered),
    ...present('timezone', readTimezone(yaml, [...path, 'timezone'], entry.timezone)),
    ...present(
      'missingValues',
      entry.missing_values?.map((_, i) => yaml.spelled([...path, 'missing_values', i]) ?? ''),
    ),
    units: entry.units ?? {},
    segments: readSegments(yaml, [...path, 'segments'], entry.segments ?? []),
    protected: entry.protected ?? [],
    ...present('judgeLabels', entry.judge_labels),
    words: entry.words ?? {},
    places: placesBelow(yaml, path, entry),
  }
}

function present<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [key in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value }
}

function readColumns(yaml: YamlFile, path: Path, { scores, ...columns }: DatasetEntry['columns'] = {}): Columns {
  if (scores === undefined) return columns
  return { ...columns, scores: readClassScores(yaml, [...path, 'scores'], scores) }
}

function readLabels(yaml: YamlFile, path: Path, entry: DatasetEntry['labels']): JoinedLabels | undefined {
  if (entry === undefined) return undefined
  const { source, key, label, known_at: knownAt } = entry
  return { source, key, label, ...present('knownAt', knownAt), at: yaml.keyPlace([...path, 'labels']) }
}

function readDuration(text: string | undefined): number | undefined {
  return text === undefined ? undefined : durationMs(text)
}

function readTimezone(yaml: YamlFile, path: Path, timezone: string | undefined): string | undefined {
  if (timezone === undefined || isTimezone(timezone)) return timezone
  const nearest = nearestName(timezone, Intl.supportedValuesOf('timeZone'))
  throw yaml.error('bad-value', yaml.place(path), {
    wanted: 'a timezone such as Europe/Berlin',
    got: yaml.shown(path),
    nearest,
  })
}

// Offsets such as +02:00 are refused: they do not follow the change of the clocks.
function isTimezone(timezone: string): boolean {
  if (!/^[A-Za-z]/.test(timezone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function readSegments(yaml: YamlFile, path: Path, entries: readonly SegmentEntry[]): readonly Segment[] {
  const segments: Segment[] = []
  for (const [i, entry] of entries.entries()) {
    const segment = typeof entry === 'string' ? { name: entry, column: entry } : readBand(yaml, [...path, i], entry)
    if (segments.some(({ name }) => name === segment.name)) {
      throw yaml.error('bad-value', yaml.place([...path, i]), {
        wanted: 'every segment once',
        got: `${segment.name} again`,
      })
    }
    segments.push(segment)
  }
  return segments
}

function readBand(yaml: YamlFile, path: Path, entry: Exclude<SegmentEntry, string>): Segment {
  const [[name, band] = [], ...more] = Object.entries(entry)
  if (name === undefined || band === undefined || more.length > 0) {
    throw yaml.error('bad-value', yaml.place(path), {
      wanted: 'one name with a column',
      got: yaml.keys(path).join(', ') || 'nothing',
    })
  }
  const falls = band.cuts?.findIndex((cut, i, cuts) => i > 0 && cut <= (cuts[i - 1] ?? cut)) ?? -1
  if (falls === -1) return { name, ...band }
  const place = [...path, name, 'cuts', falls]
  throw yaml.error('bad-value', yaml.place(place), { wanted: 'cuts that rise', got: yaml.shown(place) })
}
