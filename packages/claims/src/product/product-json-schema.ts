import * as z from 'zod'
import { editorSchema } from './product-schema.ts'

/**
 * The JSON Schema (draft 2020-12) of a product file, so that an editor completes keys and marks wrong values. The claim
 * language, ids and dates are checked only when the file is read.
 */
export function productJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(editorSchema, { io: 'input' })
  return {
    ...schema,
    title: 'Plumb product file',
    description: 'What an AI product promises, and the data that shows it.',
  }
}
