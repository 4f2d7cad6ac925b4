import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecords } from '../packages/app/src/records/open-records.ts'

const command = fileURLToPath(new URL('../packages/app/bin/plumb.js', import.meta.url))
const product = `product: Processes
data: { source: rows.csv, columns: { label: label, score: score } }
claims: { build: [accuracy >= 90%, duplicates <= 100%, roc_auc >= 50%] }
`

let root = ''
/** A product whose check takes seconds, and one whose check takes none. */
let [slow, quick] = ['', '']

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'plumb-processes-')))
  slow = folderWith('slow', 'label,score\n1,0.75\n0,0.25\n1,0.5\n'.concat('1,0.625\n0,0.125\n'.repeat(1_500_000)))
  quick = folderWith('quick', 'label,score\n'.concat('1,0.75\n0,0.25\n'.repeat(100)))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s stops a check and its engine at once with %i, says so, and leaves nothing behind',
  async (signal, exit) => {
    const { child, ended, temporary } = start(slow)
    await until(() => readdirSync(temporary).length > 0)
    const since = Date.now()
    child.kill(signal)
    const { code, out, err } = await ended
    expect([code, out, readdirSync(temporary)]).toEqual([exit, '', []])
    expect(err).toBe('plumb: stopped before it was done; no verdict was reached and nothing was kept.\n')
    expect(Date.now() - since).toBeLessThan(5_000)
  },
)

test('a check that is killed prints nothing that looks complete, and the next one is not disturbed', async () => {
  const { child, ended, temporary } = start(slow)
  await until(() => readdirSync(temporary).length > 0)
  child.kill('SIGKILL')
  expect((await ended).out).toBe('')
  const next = await start(quick, { temporary }).ended
  expect([next.code, JSON.parse(next.out)]).toEqual([0, expect.objectContaining({ verdict: 'holds' })])
})

test('two checks of one product at once give the same verdicts', async () => {
  const [first, second] = await Promise.all([start(quick).ended, start(quick).ended])
  expect([first.code, second.code]).toEqual([0, 0])
  expect(claimsOf(first.out)).toEqual(claimsOf(second.out))
})

test('a folder that can only be read is checked, also with a name of spaces and other letters', async () => {
  const folder = folderWith('Größe 大 ‘a b’', 'label,score\n'.concat('1,0.75\n0,0.25\n'.repeat(100)))
  // the superuser may write to any folder; nobody makes one where a file stands
  writeFileSync(join(folder, '.plumb'), '')
  chmodSync(folder, 0o555)
  const { code, out, err } = await start(folder).ended
  chmodSync(folder, 0o755)
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ verdict: 'holds' })])
  expect(err).toMatch(/^plumb: this check is not stored: .*Its verdicts stand/)
  expect(readdirSync(folder).toSorted()).toEqual(['.plumb', 'product.yaml', 'rows.csv'])
})

test('checks of one product by two processes, of which one is killed at random, leave a record with nothing lost', async () => {
  const folder = folderWith('record', 'label,score\n'.concat('1,0.75\n0,0.25\n'.repeat(100)))
  const began = Date.now()
  const stored = [timeOf((await start(folder).ended).out)]
  const usual = Date.now() - began
  for (let round = 0; round < rounds; round++) {
    const [one, other] = [start(folder), start(folder)]
    const victim = round % 2 === 0 ? one : other
    const timer = setTimeout(() => victim.child.kill('SIGKILL'), usual * (0.4 + 1.2 * ((round * 0.618) % 1)))
    for (const { code, out, err } of await Promise.all([one.ended, other.ended])) {
      if (code !== null) stored.push(timeOf(out))
      expect([code ?? 0, err]).toEqual([0, ''])
    }
    clearTimeout(timer)
  }
  const { total, checks } = historyOf(folder)
  const times = checks.map(({ checkedAt }) => checkedAt)
  expect(stored.filter((time) => !times.includes(time))).toEqual([])
  expect([checks.length, new Set(checks.map(({ id }) => id)).size]).toEqual([total, total])
  const records = await openRecords(folder)
  expect(records.prepare('pragma integrity_check').raw().all()).toEqual([['ok']])
  expect(records.prepare('select max(looks) from looks').raw().all()).toEqual([[total]])
  records.close()
}, 240_000)

test('a reader that has seen enough is no fault', async () => {
  const { child, ended } = start(quick)
  child.stdout?.destroy()
  const { err } = await ended
  expect(err).toBe('')
})

interface Started {
  readonly child: ChildProcess
  /** Where the process keeps its temporary files. */
  readonly temporary: string
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>
}

function start(folder: string, { temporary = mkdtempSync(join(root, 'tmp-')) } = {}): Started {
  const child = spawn(process.execPath, [command, 'check', '--json'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => (written.out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (written.err += part.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, temporary, ended: ended.then((code) => ({ code, ...written })) }
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** `PLUMB_ROUNDS=100` for a longer look. */
const rounds = Number(process.env.PLUMB_ROUNDS ?? 20)

/** A check that ended by itself has stored what it printed. */
function timeOf(out: string): string {
  return (JSON.parse(out) as { checkedAt: string }).checkedAt
}

interface StoredChecks {
  readonly total: number
  readonly checks: readonly { readonly id: number; readonly checkedAt: string }[]
}

function historyOf(folder: string): StoredChecks {
  const args = [command, 'history', '--json', '--limit', '1000']
  return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })) as StoredChecks
}

function claimsOf(out: string): unknown {
  return (JSON.parse(out) as { claims: unknown }).claims
}

function folderWith(name: string, rows: string): string {
  const folder = join(root, name)
  if (!existsSync(folder)) mkdirSync(folder)
  writeFileSync(join(folder, 'rows.csv'), rows)
  writeFileSync(join(folder, 'product.yaml'), product)
  return folder
}
