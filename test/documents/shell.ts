import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block } from './blocks.ts'
import { runIn, type Ran } from './copy.ts'

/** A command with the lines that the block says it prints, and its exit code where the block says one. */
interface Stated {
  readonly command: string
  readonly wanted: readonly string[]
  readonly code?: number
}

/**
 * Runs an `sh` block. `# => …` after a command is a line that it prints, `# exit 3` its exit code (else any verdict will
 * do); a `text` block that follows is the output of the last command, where a line of `…` stands for any lines.
 */
export function shellProblems({ text, output }: Block, copy: string): readonly string[] {
  const stated = commandsOf(text)
  return stated.flatMap((one, at) => {
    const answer = withoutRunning(one.command, copy)
    if (answer !== undefined) return answer
    const ran = run(one.command, copy)
    if (ran === undefined) return [`this test does not know the command: ${one.command}`]
    const shown = at === stated.length - 1 && output !== undefined ? output.split('\n') : []
    return [
      ...codeProblems(one, ran),
      ...lineProblems(
        one.wanted.flatMap((line) => ['…', line]),
        ran,
      ),
      ...lineProblems(['…', ...shown], ran),
    ]
  })
}

function commandsOf(text: string): readonly Stated[] {
  const stated: { command: string; wanted: string[]; code?: number }[] = []
  for (const line of text.replaceAll('\\\n', ' ').split('\n')) {
    const [, wanted] = /^# => (.*)$/.exec(line) ?? []
    const [, code] = /^# exit (\d)/.exec(line) ?? []
    const last = stated.at(-1)
    if (wanted !== undefined) last?.wanted.push(wanted)
    else if (code !== undefined && last !== undefined) last.code = Number(code)
    else if (line.trim() !== '' && !line.startsWith('#')) stated.push({ command: line.trim(), wanted: [] })
  }
  return stated
}

/** Scripts that would run this test again, or take long, need only exist. */
function withoutRunning(command: string, copy: string): readonly string[] | undefined {
  const [, script = command === 'npm test' ? 'test' : undefined] = /^npm run ([a-z]+)$/.exec(command) ?? []
  if (script !== undefined) return hasScript(script, copy) ? [] : [`package.json has no script ${script}`]
  const [, path] = /^npx vitest run --project unit (\S+)$/.exec(command) ?? []
  if (path !== undefined) return existsSync(join(copy, path)) ? [] : [`there is no ${path}`]
  return undefined
}

function hasScript(name: string, copy: string): boolean {
  const { scripts } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { scripts: object }
  return name in scripts
}

const plumb = /^npm run (?:--silent )?plumb -- /
/** What only reads gives the same answer again. */
const reads = /^npm run plumb -- check examples\//
const known = new Map<string, Ran>()

function run(command: string, copy: string): Ran | undefined {
  if (command === 'npm start' || /^(?:mkdir|cp) [^;&|>$`]+$/.test(command)) return runIn(copy, command)
  if (!plumb.test(command)) return undefined
  const ran = known.get(command) ?? runIn(copy, command.replace(plumb, 'node "$PLUMB" '))
  if (reads.test(command)) known.set(command, ran)
  return ran
}

function codeProblems({ command, code: wanted }: Stated, { code, output }: Ran): readonly string[] {
  const good = wanted === undefined ? code !== null && code <= 2 : code === wanted
  return good ? [] : [`exit code ${code} of: ${command}\n${output}`]
}

function lineProblems(wanted: readonly string[], { output }: Ran): readonly string[] {
  const printed = output.split('\n').map(spaced).filter(Boolean)
  let [at, anywhere] = [0, false]
  for (const line of wanted.map(spaced).filter(Boolean)) {
    if (line === '…') anywhere = true
    else {
      const found = anywhere ? printed.indexOf(line, at) : printed[at] === line ? at : -1
      if (found < 0)
        return [`not printed: ${line}\nbut: ${printed.slice(at, anywhere ? undefined : at + 1).join('\n')}`]
      ;[at, anywhere] = [found + 1, false]
    }
  }
  return []
}

function spaced(line: string): string {
  return line.trim().replace(/\s+/g, ' ')
}
