import { checkJsonSchema, productJsonSchema } from '@plumb/claims'

/** The JSON Schemas that ship with `@plumb/claims`, each with the name of its file in the package's `schema/`. */
export function schemas(): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: 'check.schema.json', text: textOf(checkJsonSchema()) },
    { name: 'product.schema.json', text: textOf(productJsonSchema()) },
  ]
}

function textOf(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}
