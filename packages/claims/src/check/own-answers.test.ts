import { createRandom } from '@plumb/stats'
import { expect, test } from 'vitest'
import { InputError } from '../errors.ts'
import type { Measure, Parameter } from '../measures/measure.ts'
import { measures } from '../measures/registry.ts'
import { checkRows } from '../testing/check-rows.ts'
import type { Row } from '../testing/evaluate.ts'

/** Rows with answers of every kind: of the dataset (d), of a first candidate (a) and of a second (b), all different. */
const random = createRandom('answers of their own')
const rows: readonly Row[] = Array.from({ length: 120 }, (_, i): Row => {
  const kind = pick('uvw')
  const y = i % 2
  return {
    y,
    kind,
    amount: 1 + i / 3,
    query: `q${i % 40}`,
    at: Date.UTC(2026, 4, 1) * 1000,
    place: 1 + Math.floor(i / 40),
    gain: Math.floor(random.next() * 3),
    ...Object.fromEntries(['d', 'a', 'b'].flatMap((who, skill) => Object.entries(answers(who, skill, y, kind)))),
  }
})

function answers(who: string, skill: number, y: number, kind: string): Row {
  const knows = random.next() < 0.3 + 0.2 * skill
  const score = (truth: boolean): number => 0.02 + 0.96 * random.next() * (truth ? 1 : 0.9 - 0.2 * skill)
  return {
    [`${who}_yes`]: knows ? y : Math.floor(random.next() * 2),
    [`${who}_score`]: score(y === 1),
    [`${who}_kind`]: knows ? kind : pick('uvw'),
    [`${who}_u`]: score(kind === 'u'),
    [`${who}_v`]: score(kind === 'v'),
    [`${who}_w`]: score(kind === 'w'),
    [`${who}_number`]: (random.next() * 50) / (1 + skill),
  }
}

function pick(letters: string): string {
  return letters[Math.floor(random.next() * letters.length)]!
}

type Settings = (who: string) => string

const prediction: Settings = (who) => `prediction: ${who}_yes`
const score: Settings = (who) => `score: ${who}_score`
const rule: Settings = (who) => `when: "${who}_score > 0.4"`
const ofTwo: Settings = (who) => `scores: { 0: ${who}_u, 1: ${who}_v }`
const className: Settings = (who) => `prediction: ${who}_kind`
const ofThree: Settings = (who) => `scores: { u: ${who}_u, v: ${who}_v, w: ${who}_w }`
const quantity: Settings = (who) => `prediction: ${who}_number`

/** Datasets that answer themselves in every way they can, and the ways of two candidates beside them. */
const shapes: Readonly<Record<string, readonly [string, readonly Settings[]]>> = {
  binary: [
    `columns: { label: y, time: at, ${prediction('d')}, ${score('d')}, ${ofTwo('d')} }`,
    [prediction, score, rule, ofTwo],
  ],
  multiclass: [
    `task: multiclass, columns: { label: kind, ${className('d')}, ${score('d')}, ${ofThree('d')} }`,
    [className, score, rule, ofThree],
  ],
  regression: [
    `task: regression, columns: { label: amount, ${quantity('d')}, ${score('d')}, interval: [d_score, d_number] }`,
    [quantity, score, rule],
  ],
  'rankings by rank': ['columns: { query: query, relevance: gain, rank: place }', [prediction, score, rule]],
  'rankings by score': [`columns: { query: query, relevance: gain, ${score('d')} }`, [prediction, score, rule]],
  repeats: [`columns: { case: query, label: y, ${prediction('d')}, ${score('d')} }`, [prediction, score, rule, ofTwo]],
}

const settings = Object.entries(shapes).flatMap(([shape, [data, ways]]) =>
  ways.map((way) => ({ shape, way: way('a'), data, first: way('a'), second: way('b') })),
)

type Setting = (typeof settings)[number]

/** What the claim that the first beats the second comes to: a refusal in words, or a difference. */
function compared(measure: string, { data, first, second }: Setting): string | number | null {
  const text = `product: P
data: { source: d.csv, ${data} }
candidates: { first: { ${first} }, second: { ${second} } }
costs: { currency: EUR, false_positive: 3, false_negative: 20 }
claims: { build: [${JSON.stringify(`first beats second on ${measure}`)}] }
`
  try {
    return checkRows(text, { data: rows }, { times: ['at'] }).claims[0]!.estimate
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
}

function written({ name, parameters, needs }: Measure, { shape }: Setting): string {
  const asked = parameters.filter(
    ({ takes, optional }) => optional !== true || (takes === 'class' && shape === 'multiclass'),
  )
  return asked.length === 0 ? name : `${name}(${asked.map((parameter) => argument(parameter, needs)).join(', ')})`
}

function argument({ takes, name }: Parameter, needs: Measure['needs']): string {
  switch (takes) {
    case 'column':
      return needs.includes('judge') ? 'y' : 'amount'
    case 'numeric column':
      return 'amount'
    case 'columns':
      return 'kind, query'
    case 'condition':
      return 'amount > 3'
    case 'class':
      return "'u'"
    case 'side':
      return "'left'"
    case 'word':
      return 'nominal'
    case 'share':
    case 'positive share':
      return name === 'precision' ? '55%' : '30%'
    case 'whole number':
      return needs.includes('score') ? '55' : needs.includes('class scores') ? '1' : '2'
    case 'tolerance':
      return '5'
    case 'number':
    case 'positive number':
      return '2'
  }
}

const sameWhoeverAnswers =
  /does not depend on who answers|has no better direction|is about two populations|needs (a predicted interval|contests|two or more raters|exactly two raters)/

test.for(measures)('answers that differ are never compared as if they were one: $name', (measure) => {
  // of errors that are all 0 or 1, most quantiles are the same
  const fitting = settings.filter(({ shape }) => shape === 'regression' || !measure.needs.includes('regression'))
  const outcomes = fitting.map((setting) => ({
    where: `${written(measure, setting)}, ${setting.shape}, ${setting.way}`,
    came: compared(written(measure, setting), setting),
  }))
  expect(outcomes.filter(({ came }) => came === 0 || came === null)).toEqual([])
  const isCompared = outcomes.some(({ came }) => typeof came === 'number')
  const isSame = outcomes.some(({ came }) => typeof came === 'string' && sameWhoeverAnswers.test(came))
  expect({ name: measure.name, isCompared }).toEqual({ name: measure.name, isCompared: !isSame })
})
