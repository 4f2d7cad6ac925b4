import * as z from 'zod'
import { evidenceSchema } from './evidence-schema.ts'

/**
 * The JSON Schema (draft 2020-12) of evidence: what `plumb check --json` prints and what is stored. Shapes grow by adding
 * fields, so fields that it does not name are allowed.
 */
export function checkJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(evidenceSchema, { io: 'input' }),
    title: 'Plumb check',
    description:
      'The promises of a product, computed: claims, estimates with their ranges, verdicts, and which rows were read.',
  }
}
