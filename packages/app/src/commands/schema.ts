import { productJsonSchema } from '@plumb/claims'
import { jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { parseOptions } from './options.ts'

/** `plumb schema`: what may stand in a product file? */
export const schemaCommand: Command = {
  help: commandHelp({
    usage: 'schema',
    about: 'Prints the JSON Schema of product.yaml, so that an editor completes and checks it.',
    options: [],
    examples: [
      [
        'schema > product.schema.json',
        'then begin product.yaml with: # yaml-language-server: $schema=product.schema.json',
      ],
    ],
  }),
  run: runSchema,
}

async function runSchema(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, { options: {}, most: 0, usage: 'schema' })
  const schema = productJsonSchema()
  io.stdout.write(
    `${jsonText(parsed.flag('json') ? { schema: 'plumb/schema@1', ...schema } : schema, { indent: 2 })}\n`,
  )
  return 0
}
