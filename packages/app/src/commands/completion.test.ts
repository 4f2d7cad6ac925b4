import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from './commands.ts'
import { run } from './run.ts'
import { createTestIo } from './test-io.ts'

let folder = ''
let script = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumb-completion-'))
  mkdirSync(join(folder, 'my shop'))
  for (const name of ['product.yaml', 'rows of May.csv']) writeFileSync(join(folder, name), '')
  script = await scriptFor('bash')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function scriptFor(shell: string): Promise<string> {
  const io = createTestIo()
  expect(await run(['completion', shell], io)).toBe(0)
  return io.out()
}

/** What bash offers for the last of these words. */
function offered(...words: readonly string[]): readonly string[] {
  const ask = 'COMP_WORDS=(plumb "$@"); COMP_CWORD=$#; _plumb; printf "%s\\n" "${COMPREPLY[@]}"'
  const out = execFileSync('bash', ['-c', `${script}${ask}`, 'bash', ...words], { cwd: folder, encoding: 'utf8' })
  return out.split('\n').filter((line) => line !== '')
}

describe('bash completes', () => {
  test('every command', () => {
    expect(offered('')).toEqual([...commands.map(({ name }) => name), 'help'])
    expect(offered('he')).toEqual(['help'])
    expect(offered('help', 'che')).toEqual(['check'])
  })

  test('the options of the command, not those of others', () => {
    expect(offered('check', '--ba')).toEqual(['--baseline'])
    expect(offered('explain', '--ba')).toEqual([])
    expect(offered('schema', '--')).toEqual(['--json'])
  })

  test('the formats that the command has', () => {
    expect(offered('check', '--format', '')).toEqual(['table', 'json', 'junit', 'markdown', 'html', 'csv'])
    expect(offered('rows', '--format', '')).toEqual(['table', 'csv', 'json'])
  })

  test('measures, shells, product files, files and folders', () => {
    expect(offered('explain', 'precis')).toContain('precision')
    expect(offered('compare', '--on', 'recal')).toContain('recall')
    expect(offered('completion', 'z')).toEqual(['zsh'])
    expect(offered('check', '')).toEqual(['my shop', 'product.yaml'])
    expect(offered('doctor', 'rows')).toEqual(['rows of May.csv'])
    expect(offered('check', '--allow', '')).toEqual(['my shop'])
  })

  test('nothing where nobody can guess', () => {
    expect(offered('rows', '--claim', '')).toEqual([])
    expect(offered('measures', '')).toEqual([])
  })
})

test('every format that completion offers is one that the command takes', async () => {
  const io = createTestIo()
  await run(['check', '--format', 'none'], io)
  expect(io.err()).toContain(offered('check', '--format', '').join(', '))
})

test('zsh reads the script for bash by its own means', async () => {
  expect(await scriptFor('zsh')).toMatch(/bashcompinit\n_plumb\(\)/)
  expect(await scriptFor('zsh')).toContain(script)
})

test('fish is told each command with its question and each option with its meaning', async () => {
  const fish = await scriptFor('fish')
  for (const { name } of commands) expect(fish).toContain(`-n __fish_use_subcommand -a ${name} -d '`)
  expect(fish).toContain("-l format -r -a 'table json junit markdown html csv' -d 'table (default)")
  expect(fish).toContain('what they are compared on: accuracy')
})

test('another shell is named with the nearest', async () => {
  const io = createTestIo()
  expect(await run(['completion', 'bsh'], io)).toBe(3)
  expect(io.err()).toContain('completion wants one of bash, zsh, fish, got `bsh`')
})
