import { queryRows, type Engine } from '../../../warehouse/connection.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import type { Looked } from '../examination.ts'

/** Up to so many cells, and rows, every value is looked at. */
const mostRows = 200_000
const mostCells = 20_000_000
const sampleRows = 100_000
const leastRows = 10_000

/**
 * The rows that are looked at value by value: all of a small file; of a larger one every row whose number hashes into the
 * sample, so that the same file gives the same sample.
 */
export async function sampleRowsOf(
  engine: Engine,
  relation: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Promise<{ readonly sample: string; readonly looked: Looked }> {
  if (rows <= mostRows && rows * columns <= mostCells) return { sample: relation, looked: { rows, of: rows } }
  const wanted = Math.max(leastRows, Math.min(sampleRows, Math.floor(mostCells / columns)))
  if (rows <= wanted) return { sample: relation, looked: { rows, of: rows } }
  const schema = wanted * columns > mostCells / 4 ? await engine.diskSchema() : 'memory.main'
  const sample = `${schema}.${quoteName(engine.unusedName('sample'))}`
  const number = quoteName('number\u0001')
  const numbered = `select *, row_number() over () as ${number} from ${relation}`
  const kept = `hash(${number}) % 1000000 < ${Math.ceil((1e6 * wanted) / rows)}`
  await engine.connection.run(`create table ${sample} as select * exclude (${number}) from (${numbered}) where ${kept}`)
  const [counted = {}] = await queryRows(engine, `select count(*)::double as rows from ${sample}`)
  return { sample, looked: { rows: Number(counted['rows']), of: rows } }
}
