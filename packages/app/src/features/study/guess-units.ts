import type { StudiedColumn } from './study-columns.ts'

/** Units that the ends of names tell: `latency_ms` is in ms, `amount_eur` in EUR. */
export function guessUnits(columns: readonly StudiedColumn[]): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ name, type }): readonly (readonly [string, string])[] => {
      const unit = ends[/[_ ](ms|s|eur|usd)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
      return type !== 'number' || unit === undefined ? [] : [[name, unit]]
    }),
  )
}

const ends: Readonly<Record<string, string>> = { ms: 'ms', s: 's', eur: 'EUR', usd: 'USD' }
