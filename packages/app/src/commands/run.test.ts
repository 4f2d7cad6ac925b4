import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { InputError } from '@plumb/claims'
import { commands } from './commands.ts'
import { reportError } from './report-error.ts'
import { run } from './run.ts'
import { createTestIo } from './test-io.ts'

async function ran(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const io = createTestIo()
  const code = await run(args, io)
  return { code, out: io.out(), err: io.err() }
}

test('plumb alone, --help and help print the commands', async () => {
  const [alone, flag, help] = await Promise.all([ran(), ran('--help'), ran('help')])
  expect(alone).toEqual(flag)
  expect(alone).toEqual(help)
  expect(alone.code).toBe(0)
  for (const { name } of commands) expect(alone.out).toContain(`plumb ${name}`)
  expect(alone.out).toContain('Exit codes\n  0 all hold')
})

test('every command has help with usage, options and examples, and takes --json', async () => {
  for (const { name } of commands) {
    const [one, two] = await Promise.all([ran('help', name), ran(name, '--help')])
    expect(one).toEqual(two)
    expect(one.out).toMatch(new RegExp(`^Usage: plumb ${name}`))
    expect(one.out).toContain('--json')
    expect(one.out).toContain('Examples')
    expect(one.out.split('\n').filter((line) => line.length > 120)).toEqual([])
  }
})

test('--version prints one line', async () => {
  expect((await ran('--version')).out).toMatch(/^\S+\n$/)
})

test('a mistake in a claim on the command line is named with its place in the claim', async () => {
  const { code, err } = await ran('size', 'recall of >= 90%', '--expect', '93%')
  expect(code).toBe(3)
  expect(err).toMatch(/^plumb: at character 11: /)
})

test('an unknown command names the nearest one', async () => {
  const { code, out, err } = await ran('chekc')
  expect([code, out]).toEqual([3, ''])
  expect(err).toBe('plumb: there is no command `chekc`. Nearest: `plumb check`.\n')
})

test('an unknown option names the nearest one', async () => {
  const { code, err } = await ran('check', '--formt', 'csv')
  expect(code).toBe(3)
  expect(err).toContain('there is no option `--formt`')
  expect(err).toContain('Nearest: `--format`')
})

test('with --json bad input is an object on standard output and a sentence on standard error', async () => {
  const { code, out, err } = await ran('check', '--format', 'jsn', '--json')
  expect(code).toBe(3)
  expect(JSON.parse(out)).toEqual({
    schema: 'plumb/error@1',
    error: {
      code: 'bad-command',
      message: '--format wants one of table, json, junit, markdown, html, csv, got `jsn`',
      file: null,
      line: null,
      column: null,
      wanted: 'table, json, junit, markdown, html, csv',
      got: 'jsn',
      nearest: 'json',
    },
  })
  expect(err).toContain('Nearest: `json`.')
})

test('options are checked before anything is read', async () => {
  const wrong = [
    ['check', '--as-of', 'yesterday'],
    ['check', '--as-of', '2026-02-30'],
    ['check', '--stage'],
    ['check', 'a', 'b'],
    ['check', '--json', '--format', 'csv'],
    ['check', 'data.csv'],
    ['check', 'data.jsonl.gz'],
    ['rows'],
    ['rows', '--claim', 'a', '--limit', '0'],
    ['rows', '--claim', 'a', '--format', 'xml'],
    ['size', 'precision >= 90%'],
    ['size', 'precision >= 90%', '--expect', '93%', '--power', '80'],
    ['size', 'precision >= 90%', '--expect', '93%', '--icc', '0.1'],
    ['size', 'precision >= 90%', '--expect', '93%', '--rows', '1.5'],
    ['size', 'precision >= 90%', 'shop', '--expect', '93%', '--slices', '3'],
    ['init'],
    ['explain'],
    ['measures', 'all'],
  ]
  for (const args of wrong) expect([args, (await ran(...args)).code]).toEqual([args, 3])
})

test('a data file is not checked; the error says how to begin', async () => {
  expect((await ran('check', 'answers.csv')).err).toContain('`plumb init answers.csv` writes a product.yaml')
})

test('an input error says where, what was wanted, what came, and the nearest', () => {
  const io = createTestIo()
  const error = new InputError('unknown-name', 'no measure has this name', {
    file: 'product.yaml',
    line: 12,
    column: 7,
    wanted: 'a measure',
    got: 'recal\u001b[31m',
    nearest: 'recall',
  })
  expect(reportError(error, io, { json: false })).toBe(3)
  expect(io.err()).toBe(
    'product.yaml:12:7: no measure has this name. Wanted a measure, got `recal\\x1b[31m`. Nearest: `recall`.\n',
  )
})

test('a fault of Plumb is one sentence without a trace, and code 4', () => {
  const io = createTestIo()
  expect(reportError(new Error('broken', { cause: new Error('deep') }), io, { json: true })).toBe(4)
  expect(io.err()).toMatch(/^plumb: this is a fault of Plumb, not of your files: broken\. Please report it .*\n$/)
  expect(JSON.parse(io.out())).toMatchObject({ schema: 'plumb/error@1', error: { code: 'fault', message: 'broken' } })
})

test('PLUMB_DEBUG adds the trace and its causes', () => {
  const io = createTestIo({ env: { PLUMB_DEBUG: '1' } })
  reportError(new Error('broken', { cause: new Error('deep') }), io, { json: false })
  expect(io.err()).toContain('run.test.ts')
  expect(io.err()).toContain('caused by: Error: deep')
})

test('a place inside an option is said with the option, and what is missing is said once', async () => {
  const folder = fileURLToPath(new URL('../../../../examples/high-value-districts', import.meta.url))
  const { code, err } = await ran('rows', folder, '--claim', 'still-finds', '--where', 'Latitude = ')
  expect([code, err]).toEqual([
    3,
    'plumb: --where, at character 12: wanted a number, a text in quotes or a column, got the end.\n',
  ])
  const usage = 'rows [PATH] --claim ID [--where CONDITION] [--wrong] [--limit N]'
  expect((await ran('rows')).err).toBe(`plumb: rows needs --claim ID. Usage: plumb ${usage}.\n`)
})
