import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

interface Step {
  readonly if?: string
  readonly uses?: string
  readonly run?: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'packages/app/bin/plumb.js')
const text = readFileSync(join(root, 'examples/github-actions/plumb.yml'), 'utf8')
const workflow = parse(text) as { readonly permissions: object; readonly jobs: { readonly plumb: { steps: Step[] } } }
const { steps } = workflow.jobs.plumb
/** The lines that are ours, with the command that the tests built in place of the script that would build it. */
const [checking = '', commenting = ''] = steps
  .flatMap(({ run }) => run ?? [])
  .filter((line) => !line.startsWith('npm ci'))
  .map((line) => line.replace('npm run --silent plumb --', '"$NODE" "$PLUMB"'))

const world = mkdtempSync(join(tmpdir(), 'plumb-workflow-'))
const [upstream, clone, programs] = ['upstream', 'clone', 'programs'].map((name) => join(world, name)) as [
  string,
  string,
  string,
]
const environment = {
  ...process.env,
  NODE: process.execPath,
  PLUMB: command,
  PATH: `${programs}${delimiter}${process.env['PATH']}`,
  GITHUB_BASE_REF: 'main',
  GITHUB_HEAD_REF: 'a-change',
}

beforeAll(() => {
  mkdirSync(programs)
  // what gh is asked to send
  writeFileSync(join(programs, 'gh'), '#!/bin/sh\necho "$@"\ncat comment.md\n', { mode: 0o755 })
  mkdirSync(upstream)
  cpSync(join(root, 'examples/home-court'), join(upstream, 'shop'), { recursive: true })
  const evidence = spawnSync(process.execPath, [command, 'check', 'shop', '--json', '--no-store'], { cwd: upstream })
  writeFileSync(join(upstream, 'shop/evidence.json'), evidence.stdout)
  git(upstream, 'init', '--quiet', '--initial-branch=main')
  git(upstream, 'add', '--all')
  git(upstream, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message=One')
  git(world, 'clone', '--quiet', upstream, clone)
})
afterAll(() => rmSync(world, { recursive: true, force: true }))

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd })
}

/** Runs a step as GitHub does: bash that stops at the first error. */
function step(line: string): { readonly code: number | null; readonly out: string; readonly err: string } {
  const how = { cwd: clone, env: environment, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line], how)
  return { code: status, out: stdout, err: stderr }
}

describe('the workflow', () => {
  test('has ten lines, may write nothing but comments, and fetches what it compares with', () => {
    expect(text.trim().split('\n')).toHaveLength(10)
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    expect(steps[0]).toEqual({ uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } })
    expect(steps.at(-1)).toMatchObject({ if: 'always()' })
  })

  test('pastes nothing that a stranger could write into a line of the shell', () => {
    expect(steps.filter(({ run }) => run?.includes('${{') === true)).toEqual([])
  })

  test('stops where a promise fails, and comments what the branch changed', () => {
    const file = join(clone, 'shop/product.yaml')
    const promised = readFileSync(file, 'utf8')
    expect(promised).toContain('roc_auc >= 0.68 on nba')
    writeFileSync(file, promised.replace('roc_auc >= 0.68 on nba', 'roc_auc >= 0.75 on nba'))
    const { code, err } = step(checking)
    expect([code, err]).toEqual([1, ''])
    const { code: sent, out } = step(commenting)
    expect(sent).toBe(0)
    expect(out).toMatch(/^pr comment a-change -F comment\.md\n## Chances of a win: /)
    expect(out).toContain('Newly failing')
    expect(out).toContain('0.75')
  })

  test('lets pass what cannot be told where the line says so', () => {
    const file = join(clone, 'shop/product.yaml')
    writeFileSync(
      file,
      'product: One\ndata: { source: data/nfl.csv, columns: { label: won, score: chance }, positive: 1, threshold: 0.5 }\nclaims: { build: [accuracy >= 64%] }\n',
    )
    expect(step(checking).code).toBe(2)
    expect(step(`${checking} || [ $? -eq 2 ]`).code).toBe(0)
  })
})
