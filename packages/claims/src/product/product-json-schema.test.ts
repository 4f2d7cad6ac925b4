import { expect, test } from 'vitest'
import { productJsonSchema } from './product-json-schema.ts'

test('the JSON Schema describes every key of the format and refuses others', () => {
  const schema = productJsonSchema()
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: ['product', 'data'],
    additionalProperties: false,
    properties: { claims: { description: 'What is promised, by stage.' }, seed: { minimum: 0, type: 'integer' } },
  })
  const keys = Object.keys(schema['properties'] as object)
  expect(keys.toSorted()).toEqual([
    'candidates',
    'claims',
    'confidence',
    'costs',
    'data',
    'decision',
    'product',
    'seed',
    'waivers',
  ])
})
