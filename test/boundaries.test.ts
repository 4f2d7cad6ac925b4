import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string): string => join(root, 'node_modules/.bin', name)

/** One file a line of code, each in a package: what the import table refuses, and what it lets pass. */
const refused = {
  stats: [
    `import { test } from 'vitest'\nexport const a: unknown = test`,
    `import { readFileSync } from 'node:fs'\nexport const a: unknown = readFileSync`,
    `import { z } from 'zod'\nexport const a: unknown = z`,
    `import { fold } from '@plumb/claims'\nexport const a: unknown = fold`,
    `import type { Claim } from '@plumb/claims'\nexport type A = Claim`,
    `export { z } from 'zod'`,
    `export * from 'zod'`,
    `export const a: Promise<unknown> = import('zod')`,
    `import { fold } from '../../claims/src/profile/fold.ts'\nexport const a: unknown = fold`,
    `export const a: number = Date.now()`,
    `export const a: unknown = new Date(0)`,
    `export const a: number = Math.random()`,
    `const { random } = Math\nexport const a: number = random()`,
    `export const a: number = performance.now()`,
    `export const a: unknown = globalThis.Date`,
    `export const a: unknown = process.env`,
  ],
  claims: [
    `import { readFileSync } from 'node:fs'\nexport const a: unknown = readFileSync`,
    `import { readFileSync } from 'fs'\nexport const a: unknown = readFileSync`,
    `import { DuckDBInstance } from '@duckdb/node-api'\nexport const a: unknown = DuckDBInstance`,
    `import type { DuckDBInstance } from '@duckdb/node-api'\nexport type A = DuckDBInstance`,
    `import { run } from '@plumb/app'\nexport const a: unknown = run`,
    `import { run } from '../../app/src/commands/run.ts'\nexport const a: unknown = run`,
    `import { mean } from '../../stats/src/intervals/mean.ts'\nexport const a: unknown = mean`,
    `export { mean } from '@plumb/stats/src/intervals/mean.ts'`,
    `export const a: Promise<unknown> = import('node:os')`,
    `export * from 'fast-check'`,
    `export const a: number = Date.now()`,
    `export const a: number = Math.random()`,
    `export const a: unknown = process.env`,
  ],
  app: [
    `import { mean } from '../../stats/src/intervals/mean.ts'\nexport const a: unknown = mean`,
    `import { fold } from '../../claims/src/profile/fold.ts'\nexport const a: unknown = fold`,
    `export const a: Promise<unknown> = import('../../web/src/main.ts')`,
    `export type { Claim } from '../../claims/src/language/claim.ts'`,
    `import { page } from '@plumb/web'\nexport const a: unknown = page`,
    `export { fold } from '@plumb/claims/src/profile/fold.ts'`,
  ],
}
const allowed = {
  stats: [
    `import { b } from './b.ts'\nexport const a: unknown = b`,
    `import { b } from '../deep/b.ts'\nexport const a: unknown = b`,
    `import type { B } from '../../src/b.ts'\nexport type A = B`,
    `export const a: number = Math.max(1, 2)`,
  ],
  claims: [
    `import { mean } from '@plumb/stats'\nexport const a: unknown = mean`,
    `import { z } from 'zod'\nexport const a: unknown = z`,
    `import { parse } from 'yaml'\nexport const a: unknown = parse`,
    `import { RE2JS } from 're2js'\nexport const a: unknown = RE2JS`,
    `import { b } from '../deep/b.ts'\nexport const a: unknown = b`,
  ],
  app: [
    `import { readFileSync } from 'node:fs'\nexport const a: unknown = readFileSync`,
    `import { mean } from '@plumb/stats'\nexport const a: unknown = mean`,
    `import type { Claim } from '@plumb/claims'\nexport type A = Claim`,
    `export const a: Promise<unknown> = import('@duckdb/node-api')`,
    `import { b } from '../warehouse/b.ts'\nexport const a: unknown = b`,
  ],
}

type Planted = Readonly<Record<string, readonly string[]>>

let folder = ''
/** The rules that speak of a file. */
let findings: ReadonlyMap<string, readonly string[]> = new Map()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumb-boundaries-'))
  for (const name of ['.oxlintrc.json', 'tsconfig.base.json']) cpSync(join(root, name), join(folder, name))
  write('tsconfig.json', JSON.stringify({ extends: './tsconfig.base.json', include: ['packages'] }))
  plant('refused', refused)
  plant('allowed', allowed)
  findings = await lint()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.for(cases('refused', refused))('the import table refuses, in %s', ([, file]) => {
  expect(findings.get(file)).toEqual(expect.arrayContaining([expect.stringMatching(/no-restricted/)]))
})

test.for(cases('allowed', allowed))('the import table lets pass, in %s', ([, file]) => {
  expect((findings.get(file) ?? []).filter((rule) => rule.includes('no-restricted'))).toEqual([])
})

function cases(kind: string, planted: Planted): [string, string][] {
  return Object.entries(planted).flatMap(([name, codes]) =>
    codes.map((code, i): [string, string] => [`${name}: ${code.split('\n')[0]}`, pathOf(kind, name, i)]),
  )
}

function pathOf(kind: string, name: string, i: number): string {
  return `packages/${name}/src/planted/${kind}-${i}.ts`
}

function plant(kind: string, planted: Planted): void {
  for (const [name, codes] of Object.entries(planted))
    codes.forEach((code, i) => write(pathOf(kind, name, i), `${code}\n`))
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

interface Diagnostic {
  readonly code: string
  readonly filename: string
}

function lint(): Promise<ReadonlyMap<string, readonly string[]>> {
  const options = { cwd: folder, env: { ...process.env, OXLINT_TSGOLINT_PATH: bin('tsgolint') }, maxBuffer: 1e8 }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [bin('oxlint'), '--format', 'json'], options, (error, out) => {
      try {
        const { diagnostics } = JSON.parse(out) as { diagnostics: readonly Diagnostic[] }
        const rules = (file: string): string[] =>
          diagnostics.filter(({ filename }) => filename === file).map(({ code }) => code)
        resolve(new Map(diagnostics.map(({ filename }) => [filename, rules(filename)])))
      } catch (cause) {
        reject(new Error(`oxlint gave no answer: ${out}`, { cause: error ?? cause }))
      }
    })
  })
}
