import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { looksOf, readEvidence, type Check, type Look, type Looks } from '@plumb/claims'
import { transaction, type Records } from '../../records/open-records.ts'

/** A check as it is kept. */
export interface StoredCheck {
  /** Rises with every check of the folder. */
  readonly id: number
  readonly check: Check
}

/** What storing a check says about those before it. */
export interface Kept {
  readonly id: number
  /** The last check of the same file that asked the same. */
  readonly previous: StoredCheck | null
  /** Each claim on its rows, this look counted. */
  readonly looks: readonly Looks[]
}

/** Stores a check and counts its looks, all or nothing. */
export function storeCheck(records: Records, check: Check, file: string): Kept {
  const content = contentOf(check)
  return transaction(records, () => {
    const sameAs = sameContent(records, file, content)
    const evidence = sameAs === null ? gzipSync(JSON.stringify(check), { level: 4 }) : Buffer.alloc(0)
    const values = [check.checkedAt, check.asOf, isAsOfAsked(check), check.stage, check.plumb, check.seed]
    const { lastInsertRowid } = records
      .prepare(
        `insert into checks (file, checked_at, as_of, as_of_asked, stage, plumb, seed, product_fingerprint, verdict, evidence, content, same_as)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(file, ...values, check.productFile?.fingerprint ?? null, check.verdict, evidence, content, sameAs)
    const id = Number(lastInsertRowid)
    const count = records.prepare(countLook)
    for (const look of looksOf(check)) {
      count.run(file, look.claim, look.statement, look.fingerprint, look.dataset, look.text, look.bound, id)
    }
    return { id, previous: previousAlike(records, { id, check }, file), looks: looksAt(records, file, id) }
  })
}

/** What a check says, without when it was made: equal for two that repeat each other. */
function contentOf(check: Check): string {
  const asOf = isAsOfAsked(check) === 1 ? check.asOf : ''
  return createHash('sha256')
    .update(JSON.stringify({ ...check, checkedAt: '', asOf }))
    .digest('hex')
}

/** An earlier check whose evidence serves for this one; one that cannot be read does not. */
function sameContent(records: Records, file: string, content: string): number | null {
  const query = `${stored} where c.file = ? and c.content = ? and c.same_as is null order by c.id desc limit 1`
  return read(records.prepare(query).all(file, content))[0]?.id ?? null
}

const stored = `select c.id, c.checked_at as checkedAt, c.as_of as asOf, coalesce(o.evidence, c.evidence) as evidence
                from checks c left join checks o on o.id = c.same_as`

/** The last checks of a product file, newest first. */
export function lastChecks(records: Records, file: string, most: number): readonly StoredCheck[] {
  return read(records.prepare(`${stored} where c.file = ? order by c.id desc limit ?`).all(file, most))
}

/** One check by its number. */
export function checkById(records: Records, file: string, id: number): StoredCheck | undefined {
  return read(records.prepare(`${stored} where c.file = ? and c.id = ?`).all(file, id))[0]
}

export function checkCount(records: Records, file: string): number {
  const [row] = records.prepare('select count(*) as checks from checks where file = ?').all(file) as [
    { checks: number },
  ]
  return row.checks
}

/** The looks at the rows that a check read. */
export function looksAt(records: Records, file: string, check: number): readonly Looks[] {
  const query = `select claim, statement, fingerprint, dataset, text, bound, looks, moves from looks
                 where file = ? and last_check = ?`
  return (records.prepare(query).all(file, check) as Looks[]).map(looksRow)
}

const countLook = `insert into looks values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, 0, ?8)
  on conflict do update set
    looks = looks + 1, moves = moves + (bound <> excluded.bound),
    dataset = excluded.dataset, text = excluded.text, bound = excluded.bound, last_check = excluded.last_check`

/** The driver may add a field of its own to a row. */
function looksRow({ claim, statement, text, dataset, fingerprint, bound, looks, moves }: Looks): Looks {
  const look: Look = { claim, statement, text, dataset, fingerprint, bound }
  return { ...look, looks, moves }
}

/** The check before one that asked the same: the same stage, as of a time or as of now. */
export function previousAlike(records: Records, { id, check }: StoredCheck, file: string): StoredCheck | null {
  const query = `${stored} where c.file = ? and c.stage is ? and c.as_of_asked = ? and c.id < ? order by c.id desc limit 1`
  return read(records.prepare(query).all(file, check.stage, isAsOfAsked(check), id))[0] ?? null
}

/** 1 where a check was asked as of a time, 0 where it is as of when it was made. */
export function isAsOfAsked({ asOf, checkedAt }: Pick<Check, 'asOf' | 'checkedAt'>): number {
  return asOf === checkedAt ? 0 : 1
}

/** Far above any check: what is stored is not taken on trust, as it may have come with a repository. */
const mostBytes = 2 ** 28

interface StoredRow {
  readonly id: number
  readonly checkedAt: string
  readonly asOf: string
  readonly evidence: Uint8Array
}

/** A check that cannot be read is left out, as if it had not been stored. */
function read(rows: readonly unknown[]): readonly StoredCheck[] {
  return (rows as readonly StoredRow[]).flatMap(({ id, checkedAt, asOf, evidence }) => {
    try {
      const text = gunzipSync(evidence, { maxOutputLength: mostBytes }).toString()
      return [{ id, check: { ...readEvidence(text, `check ${id}`), checkedAt, asOf } }]
    } catch {
      return []
    }
  })
}
