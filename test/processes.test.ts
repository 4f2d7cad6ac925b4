import { spawn, type ChildProcess } from 'node:child_process'
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

test('an interrupt ends a check at once with 130, and leaves nothing behind', async () => {
  const { child, ended, temporary } = start(slow)
  await until(() => readdirSync(temporary).length > 0)
  const since = Date.now()
  child.kill('SIGINT')
  const { code, out } = await ended
  expect([code, out, readdirSync(temporary)]).toEqual([130, '', []])
  expect(Date.now() - since).toBeLessThan(5_000)
})

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
  chmodSync(folder, 0o555)
  const { code } = await start(folder).ended
  chmodSync(folder, 0o755)
  expect(code).toBe(0)
  expect(readdirSync(folder).toSorted()).toEqual(['product.yaml', 'rows.csv'])
})

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
