import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf, openWorkspace } from './test-workspace.ts'
import type { Workspace } from './test-workspace.ts'

let work: Workspace
beforeAll(async () => {
  work = await openWorkspace()
})
afterAll(() => work.close())

/** A column of these values, with a second column so that blank lines are no question. */
async function column(values: readonly string[], missingValues?: readonly string[]) {
  await work.write('column.csv', `x,i\n${values.map((value, index) => `"${value}",${index}\n`).join('')}`)
  const opened = await work.open('column.csv', {
    columns: ['x'],
    dataset: missingValues === undefined ? {} : { missingValues },
  })
  const rows = await work.rows(opened)
  return { ...factsOf(opened, 'x'), read: rows.map((row) => row[0]), badRows: rows.map((row) => row[1]) }
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const time = (text: string): Date => new Date(text)

test('a column is numbers when nine in ten values are, and the others are bad, not lost', async () => {
  const facts = await column(['1', '2', '3', '4', '5', '6', '7', '8', ' 9 ', 'ten'])
  expect(facts).toMatchObject({ type: 'number', bad: 1, missing: 0, distinct: 9, minimum: 1, maximum: 9 })
  expect(facts.read).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, null])
  expect(facts.badRows).toEqual([...Array.from({ length: 9 }, () => false), true])
})

test('a column is text when fewer than nine in ten values are numbers', async () => {
  expect(await column(['1', '2', '3', '4', '5', '6', '7', '8', 'nine', 'ten'])).toMatchObject({ type: 'text', bad: 0 })
})

test('empty cells and the usual words are missing in a column of numbers', async () => {
  const facts = await column([
    '1',
    '',
    '  ',
    'NA',
    'n/a',
    'NaN',
    'nan',
    'null',
    'NULL',
    'None',
    ' none ',
    '\u00A0',
    '2',
  ])
  expect(facts).toMatchObject({ type: 'number', bad: 0, missing: 11, values: [1, 2] })
})

test('in a column of text only empty cells are missing: NA is a country', async () => {
  expect(await column(['NA', 'DE', '', ' ', 'None'])).toMatchObject({
    type: 'text',
    missing: 2,
    values: ['DE', 'NA', 'None'],
  })
})

test('the words of the dataset take the place of the usual ones, in every column', async () => {
  expect(await column(['-999', '1', '2', '', '3'], ['-999', 'unknown'])).toMatchObject({
    type: 'number',
    missing: 2,
    minimum: 1,
  })
  expect(await column(['unknown', 'DE', ''], ['-999', 'unknown'])).toMatchObject({
    type: 'text',
    missing: 2,
    values: ['DE'],
  })
  expect(await column(['NA', 'true', 'unknown'], ['unknown'])).toMatchObject({ type: 'text', missing: 1 })
  expect(await column([...digits, 'NA'], ['-999'])).toMatchObject({ type: 'number', missing: 0, bad: 1 })
})

test('infinite and too large numbers are bad', async () => {
  const facts = await column([...digits, ...digits, 'inf', '1e400'])
  expect(facts).toMatchObject({ type: 'number', bad: 2, maximum: 9 })
})

test('1_000 is no number, though DuckDB reads it as one', async () => {
  expect((await column(['1_000', '2_000'])).type).toBe('text')
})

test('whole numbers beyond 2^53 stay text, so that ids keep apart', async () => {
  const facts = await column(['9007199254740993', '9007199254740992', '1'])
  expect(facts).toMatchObject({ type: 'text', distinct: 3 })
  expect((await column(['1e300', '12345678901234567890.5'])).type).toBe('number')
})

test('a column is boolean when every value is true or false', async () => {
  expect(await column(['true', 'FALSE', ' True ', ''])).toMatchObject({
    type: 'boolean',
    missing: 1,
    values: [false, true],
  })
  expect((await column(['true', 'false', 'maybe'])).type).toBe('text')
})

test('ISO dates and times are times in UTC, with the offset used', async () => {
  const facts = await column([
    '2024-01-02',
    '2024-01-02T03:04:05Z',
    '2024-01-02 03:04:05+02:00',
    '2024-01-02T03:04:05.25',
    '2024-01-02 03:04',
    'NA',
    '',
  ])
  expect(facts).toMatchObject({ type: 'time', missing: 2, bad: 0, minimum: Date.parse('2024-01-02') * 1000 })
  expect(facts.read.slice(0, 5)).toEqual([
    time('2024-01-02T00:00Z'),
    time('2024-01-02T03:04:05Z'),
    time('2024-01-02T01:04:05Z'),
    time('2024-01-02T03:04:05.25Z'),
    time('2024-01-02T03:04Z'),
  ])
  expect(facts.values).toHaveLength(5)
})

test('a date that does not exist is bad', async () => {
  const days = Array.from({ length: 9 }, (_, index) => `2024-01-0${index + 1}`)
  expect(await column([...days, '2024-02-30'])).toMatchObject({ type: 'time', bad: 1 })
})

test.each([
  ['dd.mm.yyyy', ['03.04.2024', '31.12.2024 10:30'], ['2024-04-03T00:00Z', '2024-12-31T10:30Z']],
  ['dd/mm/yyyy', ['03/04/2024', '31/12/2024'], ['2024-04-03T00:00Z', '2024-12-31T00:00Z']],
  ['mm/dd/yyyy', ['03/04/2024', '12/31/2024 1:05 PM'], ['2024-03-04T00:00Z', '2024-12-31T13:05Z']],
  ['ISO among dd.mm.yyyy', ['03.04.2024', '2024-12-31'], ['2024-04-03T00:00Z', '2024-12-31T00:00Z']],
])('%s is a time', async (_, values, wanted) => {
  const facts = await column(values)
  expect(facts.type).toBe('time')
  expect(facts.read).toEqual(wanted.map(time))
})

test('dates with slashes that can be read both ways, or must be read both ways, are text', async () => {
  expect((await column(['03/04/2024', '05/06/2024'])).type).toBe('text')
  expect((await column(['31/12/2024', '12/31/2024'])).type).toBe('text')
})

test('a column without any value is text and all missing', async () => {
  expect(await column(['', '', ' '])).toMatchObject({ type: 'text', missing: 3, distinct: 0, values: [] })
})

test('different values are exact to a thousand and listed to fifty', async () => {
  const many = (count: number): readonly string[] =>
    Array.from({ length: 2 * count }, (_, index) => `v${index % count}`)
  expect((await column(many(50))).values).toHaveLength(50)
  expect(await column(many(51))).toMatchObject({ distinct: 51 })
  expect((await column(many(51))).values).toBeUndefined()
  expect(await column(many(999))).toMatchObject({ distinct: 999 })
})
