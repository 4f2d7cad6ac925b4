import { commands } from './commands.ts'
import { codesText } from './help.ts'

/** What `plumb` and `plumb --help` print. */
export function mainHelp(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const list = commands.map(({ usage, asks }) => `  plumb ${usage.padEnd(width)}  ${asks}`)
  return `Plumb tests every promise an AI product makes, and says honestly when it cannot tell.

${list.join('\n')}

  plumb help COMMAND${' '.repeat(Math.max(1, width - 10))}Options and examples
  plumb --version

Start with a file of results:

  plumb init answers.csv      writes product.yaml: what the file could promise
  plumb check                 says which promises hold, which fail, and what is not known

Every command takes --json.

${codesText()}
`
}
