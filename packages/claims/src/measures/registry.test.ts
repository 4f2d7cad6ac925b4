import { expect, test } from 'vitest'
import { parseClaim } from '../language/parse.ts'
import { describeMeasure, describeMeasures } from './describe-measures.ts'
import { measureNamed, measureNames, measures } from './registry.ts'

test('no two measures share a name or an alias', () => {
  const names = measures.flatMap(({ name, aliases }) => [name, ...aliases])
  expect(new Set(names).size).toBe(names.length)
  expect(measureNames().toSorted()).toEqual(names.toSorted())
})

test('a measure is found by its name and its aliases, in any capitals', () => {
  expect(measureNamed('tpr')!.name).toBe('recall')
  expect(measureNamed('AUC')!.name).toBe('roc_auc')
  expect(measureNamed('nonsense')).toBeUndefined()
})

test.each([
  ['p95', 'p95'],
  ['p99.9', 'p99.9'],
  ['p12', 'p12'],
  ['median', 'p50'],
])('%s is the quantile %s', (name, expected) => {
  expect(measureNamed(name)!.name).toBe(expected)
})

test.each(['p0', 'p100', 'p101', 'p', 'px'])('%s is no quantile', (name) => {
  expect(measureNamed(name)).toBeUndefined()
})

test('the example of every measure is a claim about that measure', () => {
  for (const { name, example } of describeMeasures()) {
    const { statement } = parseClaim(example)
    const quantity = statement.kind === 'comparison' ? undefined : statement.quantity.measure.text
    expect(quantity).toBe(name)
  }
})

test('every measure says what it is, how it is computed, when not to use it and how its range comes about', () => {
  for (const doc of describeMeasures()) {
    for (const key of ['title', 'definition', 'formula', 'avoid', 'interval', 'reads'] as const) {
      expect([doc.name, key, doc[key].length > 0]).toEqual([doc.name, key, true])
    }
    expect(doc.reads).not.toContain('undefined')
  }
})

test('a measure is described by an alias with spaces; an unknown one names the nearest', () => {
  expect(describeMeasure('true positive rate').name).toBe('recall')
  expect(describeMeasure('gap').form).toBe('groups')
  expect(() => describeMeasure('precison')).toThrow('Nearest: precision')
})
