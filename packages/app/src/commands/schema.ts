import { checkJsonSchema, InputError, productJsonSchema } from '@plumb/claims'
import { jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { nearest } from './nearest.ts'
import { parseOptions } from './options.ts'

const usage = 'schema [product|check]'

/** `plumb schema`: what may stand in a product file, and in evidence? */
export const schemaCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Prints the JSON Schema of product.yaml, so that an editor completes and checks it, or of what `plumb check --json`\nprints, so that a program can rely on it.',
    options: [],
    examples: [
      [
        'schema > product.schema.json',
        'then begin product.yaml with: # yaml-language-server: $schema=product.schema.json',
      ],
      ['schema check > check.schema.json', 'for a program that reads evidence'],
    ],
  }),
  run: runSchema,
}

const schemas: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
  product: productJsonSchema,
  check: checkJsonSchema,
}

async function runSchema(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, { options: {}, most: 1, usage })
  const schema = schemaOf(parsed.positionals[0] ?? 'product')
  io.stdout.write(
    `${jsonText(parsed.flag('json') ? { schema: 'plumb/schema@1', ...schema } : schema, { indent: 2 })}\n`,
  )
  return 0
}

function schemaOf(name: string): Readonly<Record<string, unknown>> {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined
  if (schema !== undefined) return schema()
  const names = Object.keys(schemas)
  const near = nearest(name, names)
  throw new InputError('bad-command', `there is no schema \`${name}\`. Usage: plumb ${usage}`, {
    wanted: names.join(' or '),
    got: name,
    ...(near === undefined ? {} : { nearest: near }),
  })
}
