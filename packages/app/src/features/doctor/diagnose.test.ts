import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom, normal, type Random } from '@plumb/stats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostileTexts } from '../fixtures/hostile-text.ts'
import { diagnose } from './diagnose.ts'
import type { Diagnosis } from './diagnosis.ts'
import { doctorExitCode } from './doctor-exit-code.ts'
import { doctorTable } from './doctor-table.ts'
import type { Finding } from './finding.ts'

let folder: string
let files = 0
const now = new Date('2026-01-02T03:04:05Z')

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'plumb-doctor-')))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function diagnosed(content: string | Buffer, extension = 'csv', label?: string): Promise<Diagnosis> {
  const name = `case-${(files += 1)}.${extension}`
  await writeFile(join(folder, name), content)
  return diagnose(name, { cwd: folder, allow: [], now, ...(label === undefined ? {} : { label }) })
}

type Cell = string | number
type Row = Readonly<Record<string, Cell>>

function csv(rows: readonly Row[], separator = ','): string {
  const names = Object.keys(rows[0] ?? {})
  const cell = (value: Cell): string => {
    const text = String(value)
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${[names, ...rows.map((row) => Object.values(row))].map((row) => row.map(cell).join(separator)).join('\n')}\n`
}

/** Payments an hour apart with an honest score: nothing is planted. */
function payments(count = 1000, seed = 'payments'): readonly Row[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, i) => payment(i, random))
}

function payment(i: number, random: Random): Row {
  const score = Math.round(random.next() * 1000) / 1000
  return {
    payment_id: `P${10_000 + i}`,
    paid_at: new Date(Date.UTC(2025, 0, 1) + i * 3_600_000).toISOString(),
    country: ['DE', 'FR', 'NL'][i % 3] ?? '',
    amount: Math.round(Math.exp(4 + normal(random)) * 100) / 100,
    fraud: random.next() < score ? 1 : 0,
    model_score: score,
  }
}

/** The ids of all findings, with their severity. */
function seen({ findings }: Diagnosis): readonly string[] {
  return findings.map(({ severity, id, column }) => `${severity} ${id}${column === null ? '' : ` of ${column}`}`)
}

function only({ findings }: Diagnosis, id: string): Finding {
  const found = findings.filter((finding) => finding.id === id)
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('a file without faults', () => {
  test('stays quiet, and its columns have their roles', async () => {
    const diagnosis = await diagnosed(csv(payments()))
    expect(diagnosis.findings).toEqual([])
    expect(doctorExitCode(diagnosis)).toBe(0)
    expect(diagnosis.columns.map(({ name, type, role }) => [name, type, role])).toEqual([
      ['payment_id', 'text', 'id'],
      ['paid_at', 'time', 'time'],
      ['country', 'text', 'segment'],
      ['amount', 'number', null],
      ['fraud', 'number', 'label'],
      ['model_score', 'number', 'score'],
    ])
    expect(doctorTable(diagnosis)).toContain('Nothing looks wrong.')
  })

  test('a predicted amount and what it became are label and prediction, and how far they are apart can be promised', async () => {
    const random = createRandom('homes')
    const rows = Array.from({ length: 300 }, () => {
      const price = Math.round(100_000 * random.next()) / 100
      return { price, predicted_price: Math.round(100 * (price + 30 * normal(random))) / 100 }
    })
    const diagnosis = await diagnosed(csv(rows))
    expect(seen(diagnosis)).toEqual([])
    expect(diagnosis.columns.map(({ name, role }) => [name, role])).toEqual([
      ['price', 'label'],
      ['predicted_price', 'prediction'],
    ])
    const able = diagnosis.supports.filter(({ ok }) => ok).map(({ what }) => what)
    expect(able).toContain('mae, r2: how far predictions are off')
    expect(diagnosis.supports.find(({ what }) => what === 'comparing candidates')?.needs).toBe(
      'a score or prediction of a second one',
    )
  })

  test('has findings on at most one in twenty draws', async () => {
    const counts: number[] = []
    for (let seed = 0; seed < 20; seed += 1)
      counts.push((await diagnosed(csv(payments(400, `draw ${seed}`)))).findings.length)
    expect(counts.filter((count) => count > 0).length).toBeLessThanOrEqual(1)
  })
})

test.each([
  ['only one', (value: string) => ({ value })],
  ['one beside a key', (value: string, i: number) => ({ key: i, value })],
])('rows of %s number are equal by chance', async (_, row) => {
  const random = createRandom('numbers')
  const rows = Array.from({ length: 200 }, (__, i) => row(random.next().toFixed(3), i))
  const ids = seen(await diagnosed(csv(rows))).filter((finding) => !finding.startsWith('note'))
  expect(ids).toEqual([])
})

test('a table of 300 columns is studied within its memory', async () => {
  const random = createRandom('wide')
  const row = (): Row => Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`c${i}`, random.next().toFixed(3)]))
  const diagnosis = await diagnosed(csv(Array.from({ length: 60 }, row)))
  expect(diagnosis.columns).toHaveLength(300)
  expect(seen(diagnosis)).toEqual([])
})

describe('the format is found', () => {
  const rows = payments(60)
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${csv(rows)}`), { encoding: 'utf-8', delimiter: ',' }],
    ['UTF-16', Buffer.from(`\uFEFF${csv(rows)}`, 'utf16le'), { encoding: 'utf-16le', delimiter: ',' }],
    ['semicolons', Buffer.from(csv(rows, ';')), { encoding: 'utf-8', delimiter: ';', decimal: 'point' }],
    [
      'decimal commas',
      Buffer.from(
        csv(
          rows.map((row) => ({ ...row, amount: String(row['amount']).replace('.', ',') })),
          '\t',
        ),
      ),
      { delimiter: '\t' },
    ],
  ])('%s', async (_, content, format) => {
    const diagnosis = await diagnosed(content)
    expect(diagnosis.format).toMatchObject({ kind: 'delimited', header: true, ...format })
    expect(diagnosis.rows).toBe(60)
    expect(diagnosis.columns[0]?.name).toBe('payment_id')
    expect(diagnosis.findings.filter(({ severity }) => severity === 'wrong')).toEqual([])
  })

  test('JSON lines', async () => {
    const diagnosis = await diagnosed(rows.map((row) => JSON.stringify(row)).join('\n'), 'jsonl')
    expect(diagnosis.format).toEqual({ kind: 'json', layout: 'lines', encoding: 'utf-8' })
    expect(diagnosis.rows).toBe(60)
  })
})

describe('what is planted is found', () => {
  test('lines that are cut off, with their numbers', async () => {
    const lines = csv(payments(200)).split('\n')
    lines[7] = 'P10006,2025'
    lines[40] = `${lines[40]},too,many`
    const diagnosis = await diagnosed(lines.join('\n'))
    expect(diagnosis.rejected).toEqual([
      { line: 8, reason: 'too few columns' },
      { line: 41, reason: 'too many columns' },
    ])
    expect(only(diagnosis, 'unread-lines')).toMatchObject({ severity: 'wrong', rows: 2 })
    expect(diagnosis.rows).toBe(198)
    expect(doctorExitCode(diagnosis)).toBe(1)
  })

  test('copies of whole rows, and copies under a new key', async () => {
    const rows = payments(500)
    const twice = await diagnosed(csv([...rows, ...rows.slice(0, 30)]))
    expect(only(twice, 'duplicate-rows')).toMatchObject({ severity: 'wrong', rows: 30, estimate: 30 / 530 })
    const copies = rows.slice(0, 40).map((row, i) => ({ ...row, payment_id: `Q${i}` }))
    const copied = only(await diagnosed(csv([...rows, ...copies])), 'copied-rows')
    expect(copied).toMatchObject({ rows: 40, severity: 'look' })
    expect(copied.effect).toContain('count twice')
  })

  test('a key that some rows share', async () => {
    const rows = payments(500).map((row, i) => (i < 4 ? { ...row, payment_id: 'P10100' } : row))
    expect(only(await diagnosed(csv(rows)), 'repeated-keys')).toMatchObject({ column: 'payment_id', rows: 4 })
  })

  test('a column that is the label with 2% flips, and one that is filled in only for positives', async () => {
    const random = createRandom('leak')
    const rows = payments(1000).map((row) => ({
      ...row,
      manual_check: random.next() < 0.02 ? 1 - Number(row['fraud']) : Number(row['fraud']),
      refund_eur: row['fraud'] === 1 ? row['amount']! : '',
    }))
    const diagnosis = await diagnosed(csv(rows))
    const leaks = diagnosis.findings.filter(({ id }) => id === 'leak').map(({ column }) => column)
    expect(new Set(leaks)).toEqual(new Set(['manual_check', 'refund_eur']))
  })

  test('a leak on a label that only a person can name', async () => {
    const rows = payments(600).map(({ fraud, amount, country }) => ({
      amount: amount!,
      card: fraud === 1 ? 'yes' : 'no',
      country: country!,
      spent: fraud === 1 ? 9 : 0,
    }))
    expect((await diagnosed(csv(rows))).findings.filter(({ id }) => id === 'leak')).toEqual([])
    expect(only(await diagnosed(csv(rows), 'csv', 'card'), 'leak').column).toBe('spent')
    await expect(diagnosed(csv(rows), 'csv', 'cart')).rejects.toMatchObject({ code: 'unknown-name' })
    await expect(diagnosed(csv(rows), 'csv', 'amount')).rejects.toMatchObject({ code: 'wrong-shape' })
  })

  test('labels that were shuffled', async () => {
    const rows = payments(1000)
    const random = createRandom('noise')
    const shuffled = rows.map((row) => ({ ...row, fraud: random.next() < 0.5 ? 1 : 0 }))
    expect(only(await diagnosed(csv(shuffled)), 'score-no-better-than-chance').column).toBe('model_score')
    const columns = Array.from({ length: 20 }, (_, i) => `x${i}`)
    const noise = Array.from({ length: 2000 }, () => ({
      ...Object.fromEntries(columns.map((name) => [name, normal(random)])),
      label: random.next() < 0.5 ? 'yes' : 'no',
    }))
    expect(only(await diagnosed(csv(noise)), 'no-signal').severity).toBe('look')
  })

  test('a score that ranks the wrong way round', async () => {
    const rows = payments(500).map((row) => ({ ...row, model_score: 1 - Number(row['model_score']) }))
    expect(only(await diagnosed(csv(rows)), 'score-reversed').severity).toBe('wrong')
  })

  test('missing values in disguise: words, -999, and zeros that stand apart', async () => {
    const rows = payments(600).map((row, i) => ({
      ...row,
      country: i % 20 === 0 ? 'unknown' : row['country']!,
      amount: i % 30 === 0 ? -999 : row['amount']!,
      height_cm: i % 25 === 0 ? 0 : 150 + (i % 43),
    }))
    const diagnosis = await diagnosed(csv(rows))
    expect(only(diagnosis, 'disguised-missing')).toMatchObject({ column: 'country', rows: 30, estimate: 0.05 })
    expect(only(diagnosis, 'sentinel-numbers')).toMatchObject({ column: 'amount', rows: 20 })
    expect(only(diagnosis, 'zeros-apart')).toMatchObject({ column: 'height_cm', rows: 24 })
  })

  test('numbers that are not numbers, and fractions written in two ways', async () => {
    const rows = payments(400).map((row, i) => ({
      ...row,
      fee: i % 40 === 0 ? '?' : i / 10,
      price: i % 3 === 0 ? `${i},5` : `${i}.5`,
    }))
    const diagnosis = await diagnosed(csv(rows))
    expect(only(diagnosis, 'bad-values')).toMatchObject({ column: 'fee', rows: 10, severity: 'wrong' })
    expect(only(diagnosis, 'bad-values').message).toContain(`'?' in 10 rows`)
    expect(only(diagnosis, 'mixed-decimals')).toMatchObject({ column: 'price', rows: 134, severity: 'wrong' })
  })

  test.each([
    ['thousands', (i: number) => (1000 + 37 * i).toLocaleString('en-US')],
    ['percent', (i: number) => `${i % 100}%`],
    ['money', (i: number) => `€ ${i}.50`],
  ])('numbers that are not read because of their signs: %s', async (_, text) => {
    const rows = payments(100).map((row, i) => ({ ...row, amount: text(i) }))
    expect(only(await diagnosed(csv(rows)), 'unread-numbers')).toMatchObject({ column: 'amount', severity: 'look' })
  })

  test('a first row that was taken for names', async () => {
    const rows = ['0,0.994,c', ...payments(50).map(({ amount }, i) => `${i + 1},${String(amount)},a`)]
    const diagnosis = await diagnosed(`${rows.join('\n')}\n`)
    expect(only(diagnosis, 'values-as-names').message).toContain('(0, 0.994 and c)')
    const years = 'country,2023,2024\nDE,1.5,2\nFR,2,3\n'
    expect((await diagnosed(years)).findings.map(({ id }) => id)).not.toContain('values-as-names')
  })

  test('days without rows', async () => {
    const rows = payments(2400).filter((_, i) => i < 1000 || i >= 1200)
    expect(only(await diagnosed(csv(rows)), 'time-gap').message).toContain('from 2025-02-12 to 2025-02-19')
  })

  test('the same text with two labels', async () => {
    const texts = Array.from({ length: 300 }, (_, i) => `A customer asks question number ${i} about the invoice`)
    const rows = [...texts.entries(), ...[...texts.entries()].slice(0, 10)].map(([i, text], at) => ({
      text,
      label: (i % 2 === 0) === at < 300 ? 'complaint' : 'praise',
    }))
    expect(only(await diagnosed(csv(rows)), 'conflicting-labels')).toMatchObject({ column: 'label', rows: 20 })
  })

  test('too few positives to measure recall by', async () => {
    const rows = payments(40).map((row, i) => ({ ...row, fraud: i % 7 === 0 ? 1 : 0 }))
    const diagnosis = await diagnosed(csv(rows))
    expect(only(diagnosis, 'rare-class')).toMatchObject({ rows: 6, severity: 'look' })
    expect(only(diagnosis, 'rare-class').message).toBe('Only 6 rows have fraud = 1, of 40 in all.')
    const recall = diagnosis.supports.find(({ what }) => what.includes('recall >= 80%'))
    expect(recall).toMatchObject({ ok: false, needs: expect.stringContaining('(6 of 471)') })
  })

  test('columns that say nothing: empty, constant, twice the same', async () => {
    const rows = payments(300).map((row) => ({ ...row, region: '', currency: 'EUR', amount_copy: row['amount']! }))
    expect(seen(await diagnosed(csv(rows)))).toEqual([
      'look empty-column of region',
      'note constant-column of currency',
      'note twin-columns of amount_copy',
    ])
  })

  test('one category in several spellings, a far value and damaged letters', async () => {
    const rows = payments(600).map((row, i) => ({
      ...row,
      country: i % 50 === 0 ? 'de ' : row['country']!,
      amount: i === 77 ? 4_000_000 : row['amount']!,
      note: i % 100 === 0 ? 'CafÃ© in der StraÃŸe' : `note ${i % 9}`,
    }))
    expect(seen(await diagnosed(csv(rows)))).toEqual([
      'look spellings of country',
      'look damaged-text of note',
      'look far-value of amount',
    ])
  })

  test('a file with names only, and one with nothing', async () => {
    for (const content of ['a,b\n', '']) expect(seen(await diagnosed(content))).toEqual(['wrong no-rows'])
  })
})

test('personal data is counted, and shown nowhere', async () => {
  const secrets = ['ann.lee@example.org', '+49 170 1234567', '4111 1111 1111 1111', '84.17.44.129']
  const rows = payments(200).map((row, i) => ({ ...row, note: i < 40 ? `call ${secrets[i % 4]}` : `note ${i}` }))
  const diagnosis = await diagnosed(csv(rows))
  const personal = diagnosis.findings.filter(({ id }) => id === 'personal-data')
  expect(personal.map(({ rows: count }) => count)).toEqual([10, 10, 10, 10])
  const printed = `${doctorTable(diagnosis, { all: true })}${JSON.stringify(diagnosis)}`
  for (const secret of secrets) expect(printed).not.toContain(secret)
})

test('hostile text and names are shown inert', async () => {
  const rows = payments(240).map((row, i) => ({ ...row, '\u001B[31mnote\u202E': hostileTexts[i % 12]! }))
  const diagnosis = await diagnosed(csv(rows))
  expect(seen(diagnosis)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('look control-characters'),
      expect.stringContaining('note active-text'),
    ]),
  )
  expect(doctorTable(diagnosis, { all: true })).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
})

test('a large file is sampled, says so, and gives the same answer again', async () => {
  const lines = Array.from(
    { length: 210_000 },
    (_, i) => `${i},${i % 25 === 0 ? 'unknown' : `note ${i % 7}`},${i % 1000}`,
  )
  const content = `id,note,x\n${lines.join('\n')}\n`
  const [first, second] = [await diagnosed(content), await diagnosed(content)]
  expect(first.looked.of).toBe(210_000)
  expect(first.looked.rows).toBeGreaterThan(95_000)
  expect(first.looked.rows).toBeLessThan(105_000)
  const finding = only(first, 'disguised-missing')
  expect(finding.low).toBeLessThan(0.04)
  expect(finding.high).toBeGreaterThan(0.04)
  expect(second.findings).toEqual(first.findings)
  expect(doctorTable(first)).toContain('were looked at in a\nsample of')
})

test('every line of the table fits into 80 cells', async () => {
  const rows = payments(200).map((row) => ({ ...row, [`a long name ${'x'.repeat(90)}`]: 'unknown', constant: 'EUR' }))
  const widths = doctorTable(await diagnosed(csv(rows)), { columns: 80 })
    .split('\n')
    .map((line) => line.length)
  expect(Math.max(...widths)).toBeLessThanOrEqual(80)
})
