import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkAnswers, type CheckedAnswer } from '../scripts/known-answers/check-answers.ts'
import { checkDataSets, dataSetsFile } from '../scripts/known-answers/check-data-sets.ts'
import { expectedNumber } from '../scripts/known-answers/expected-number.ts'
import { readDataSets } from '../scripts/known-answers/read-data-sets.ts'
import { answerCells, knownAnswersText } from '../scripts/known-answers/report.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dataSets = readDataSets(`${root}scripts/${dataSetsFile}`)
const shipped = dataSets.filter((one) => one.shipped !== undefined)
const document = readFileSync(`${root}docs/known-answers.md`, 'utf8')
/** Where the public data sets are, for those who have them: nothing is read without it. */
const folder = process.env['PLUMB_DATASETS']

const apart = (checked: readonly CheckedAnswer[]): readonly CheckedAnswer[] => checked.filter(({ agrees }) => !agrees)

describe('data sets that lie in this repository', () => {
  test('there are some, and their files are there', () => {
    expect(shipped.length).toBeGreaterThan(4)
    expect(shipped.filter((one) => !existsSync(root + one.shipped))).toEqual([])
  })

  test.each(shipped.map((one) => [one.name, one] as const))(
    '%s has the numbers that are known of it',
    async (_, one) => {
      const checked = await checkAnswers(one, root + one.shipped)
      expect(checked.length).toBeGreaterThan(2)
      expect(apart(checked)).toEqual([])
    },
  )

  test('a planted wrong number is told apart, also in its last digit', async () => {
    const set = shipped.find(({ name }) => name === 'solubility_test')!
    const planted = ['0.7220', '0.7221', '0.72211'].map((expected) => ({ fact: 1, claim: 'rmse <= 1', expected }))
    const products = [{ ...set.products![0]!, answers: planted }]
    const checked = await checkAnswers({ ...set, products }, root + set.shipped)
    expect(checked.map(({ agrees }) => agrees)).toEqual([false, true, true])
  })
})

test('an expected number is as good as it is written', () => {
  expect(expectedNumber('41/68')).toEqual({ value: 41 / 68, tolerance: 1e-9 })
  expect(expectedNumber('-0.0450').tolerance).toBeCloseTo(0.00005, 8)
  expect(() => expectedNumber('9 texts')).toThrow('wanted a number')
})

describe('docs/known-answers.md', () => {
  const lines = new Set(document.split('\n').map((line) => cellsOf(line).slice(0, 5).join('¦')))

  test.each(dataSets.map((one) => [one.name, one] as const))('holds what is expected of %s', (name, one) => {
    const answers = (one.products ?? []).flatMap((product) => product.answers)
    const wanted = answers.map((answer) => answerCells(answer, name).join('¦'))
    expect(wanted.filter((line) => !lines.has(line))).toEqual([])
    expect(document).toContain(`### ${name}\n`)
    expect(document).toContain(`Licence: ${one.licence}.`)
  })

  test('says that all agree', () => {
    expect(document).toMatch(/Of \d+ answers all agree/)
  })
})

test('a folder without the data sets is refused by their names', async () => {
  await expect(checkDataSets(dataSets.slice(0, 2), `${root}docs`)).rejects.toThrow(
    'no folder two_class_example, solubility_test in ',
  )
})

test.runIf(folder !== undefined)(
  'every public data set has the numbers that are known of it, and the document says so',
  { timeout: 600_000 },
  async () => {
    const checked = await checkDataSets(dataSets, folder!)
    expect(apart(checked)).toEqual([])
    expect(knownAnswersText(dataSets, checked)).toBe(document)
  },
)

function cellsOf(line: string): readonly string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1)
    .map((cell) => cell.trim())
}
