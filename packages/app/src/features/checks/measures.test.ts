import { expect, test } from 'vitest'
import { describeMeasure, describeMeasures } from '@plumb/claims'
import { disagreements, quantitiesOfReferences, referencesOf } from './reference-of.ts'

test.each(await referencesOf('measures.json'))(
  'every measure agrees with scikit-learn, pandas and numpy on the data set $name',
  async (one) => {
    expect(await disagreements(one)).toEqual([])
  },
)

/** Forms of the quantities that take another one. */
const combined = new Set(['groups', 'change'])

test('the references speak of every measure', async () => {
  const named = (await quantitiesOfReferences()).map((text) => /^[\w.]+/.exec(text)![0])
  const known = new Set(named.map((text) => describeMeasure(text).name))
  const missing = describeMeasures().filter(({ name, form }) => !combined.has(form) && !known.has(name))
  expect(missing.map(({ name }) => name)).toEqual([])
})
