import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { checkProduct } from '../features/checks/check-product.ts'
import { proposeProduct } from '../features/init/propose-product.ts'
import { rowsBehind } from '../features/rows/rows-behind.ts'
import { exampleBoard, exampleCheck, exampleClaim, hostile } from '../output/example-check.ts'
import { createProgress } from './progress.ts'
import { run } from './run.ts'
import { createTestIo } from './test-io.ts'

vi.mock('../features/checks/check-product.ts')
vi.mock('../features/history/keep-check.ts')
vi.mock('../features/rows/rows-behind.ts')
vi.mock('../features/init/propose-product.ts')

beforeEach(() => {
  vi.mocked(checkProduct).mockReset().mockResolvedValue(exampleBoard())
})

test('check prints a table and exits by the verdict', async () => {
  const io = createTestIo()
  expect(await run(['check'], io)).toBe(1)
  expect(io.out()).toContain('Not ready: 2 of 11 promises fail')
  vi.mocked(checkProduct).mockResolvedValue(exampleCheck([exampleClaim({ verdict: 'holds' })]))
  expect(await run(['check'], createTestIo())).toBe(0)
  vi.mocked(checkProduct).mockResolvedValue(exampleCheck([exampleClaim({ verdict: 'undecided' })]))
  expect(await run(['check'], createTestIo())).toBe(2)
})

test('check --json prints the evidence and nothing else', async () => {
  const io = createTestIo()
  await run(['check', '--json'], io)
  expect(JSON.parse(io.out())).toEqual(exampleBoard())
  expect(io.err()).toBe('')
})

test('every format begins as its readers expect', async () => {
  const starts = { json: '{', junit: '<?xml', markdown: '## ', html: '<!doctype html>', csv: 'stage,id,' }
  for (const [format, start] of Object.entries(starts)) {
    const io = createTestIo()
    await run(['check', '--format', format], io)
    expect(io.out().startsWith(start)).toBe(true)
  }
})

test('check hands on its options', async () => {
  await run(
    ['check', 'shop', '--stage', 'launch', '--as-of', '2026-03-31 12:00', '--allow', '/a', '--allow', '/b'],
    createTestIo(),
  )
  expect(checkProduct).toHaveBeenCalledWith(
    { path: 'shop', cwd: '/nowhere' },
    expect.objectContaining({ stage: 'launch', asOf: new Date('2026-03-31T12:00:00Z'), allow: ['/a', '/b'] }),
  )
})

test('a fault inside a check is code 4', async () => {
  vi.mocked(checkProduct).mockRejectedValue(new Error('broken'))
  const io = createTestIo()
  expect(await run(['check'], io)).toBe(4)
  expect(io.out()).toBe('')
})

test('the progress line waits a second, stays on a terminal and is cleared', () => {
  let time = 0
  let text = ''
  const stderr = { write: (part: string) => (text += part), isTerminal: true }
  const progress = createProgress({ stderr, now: () => new Date(time), columns: 60 })
  const event = { done: 1, total: 3, rows: 1_200_000, what: 'live' }
  progress.show(event)
  expect(text).toBe('')
  time = 1500
  progress.show(event)
  expect(text).toBe('\r\u001b[2K1 of 3 scans, 1,200,000 rows read · live')
  progress.clear()
  expect(text.endsWith('\r\u001b[2K')).toBe(true)
  text = ''
  createProgress({ stderr: { ...stderr, isTerminal: false }, now: () => new Date(time), columns: 60 }).show(event)
  expect(text).toBe('')
})

test('report writes one file beside the product and prints where', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'plumb-'))
  const io = createTestIo({ cwd })
  expect(await run(['report'], io)).toBe(1)
  expect(io.out()).toBe(`${join(cwd, 'plumb-report.html')}\n`)
  expect(await readFile(join(cwd, 'plumb-report.html'), 'utf8')).toContain('<title>Not ready')
  const other = createTestIo({ cwd })
  await run(['report', 'product.yaml', '--out', 'deep/r.html', '--json'], other)
  expect(JSON.parse(other.out())).toEqual({
    schema: 'plumb/report@1',
    path: join(cwd, 'deep/r.html'),
    product: 'High-value districts',
    verdict: 'fails',
  })
})

test('rows prints a table that is inert and fits, CSV or JSON', async () => {
  const result = {
    columns: ['id', 'text'],
    rows: [
      [1, hostile],
      [2, null],
    ],
    total: 48,
  }
  vi.mocked(rowsBehind).mockResolvedValue(result)
  const io = createTestIo()
  expect(await run(['rows', '--claim', 'a', '--wrong', '--where', "country = 'DE'"], io)).toBe(0)
  expect(io.out()).toContain('2   (missing)')
  expect(io.out()).toContain('2 rows of 48')
  expect(io.out()).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
  expect(rowsBehind).toHaveBeenCalledWith(
    { path: undefined, cwd: '/nowhere' },
    expect.objectContaining({ claim: 'a', where: "country = 'DE'", wrong: true, limit: 20 }),
  )
  const json = createTestIo()
  await run(['rows', '--claim', 'a', '--json'], json)
  expect(JSON.parse(json.out())).toEqual({ schema: 'plumb/rows@1', ...result })
  const csv = createTestIo()
  await run(['rows', '--claim', 'a', '--format', 'csv'], csv)
  expect(csv.out()).toContain(`1,"'=HYPERLINK`)
})

test('init writes a product file once and never over another', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'plumb-'))
  const path = join(cwd, 'product.yaml')
  const guesses = [{ what: 'label', value: 'fraud', because: 'two values, one of them rare' }]
  vi.mocked(proposeProduct).mockResolvedValue({
    yaml: 'product: x\n',
    path,
    guesses,
    questions: ['What does a miss cost?'],
  })
  const json = createTestIo({ cwd })
  expect(await run(['init', 'a.csv', '--json'], json)).toBe(0)
  expect(JSON.parse(json.out())).toMatchObject({ schema: 'plumb/init@1', yaml: 'product: x\n' })
  const io = createTestIo({ cwd })
  expect(await run(['init', 'a.csv'], io)).toBe(0)
  expect(io.out()).toContain('Wrote product.yaml.')
  expect(io.out()).toContain('label: fraud (two values, one of them rare)')
  await writeFile(path, 'mine')
  const again = createTestIo({ cwd })
  expect(await run(['init', 'a.csv'], again)).toBe(3)
  expect(again.err()).toContain('is there already and stays as it is')
  expect(await readFile(path, 'utf8')).toBe('mine')
})
