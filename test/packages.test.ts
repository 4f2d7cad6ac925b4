import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undocumented } from './packages/undocumented.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const libraries = ['stats', 'claims'] as const
/** What `claims` needs, as it lies here: nothing is fetched. */
const present = ['zod', 'yaml', 're2js'].map((name) => join(root, 'node_modules', name))

/** A project of somebody else, which installed both libraries as they would be published. */
const project = mkdtempSync(join(tmpdir(), 'plumb-packages-'))
const tarball = (name: string): string => join(project, 'packed', `plumb-${name}-0.1.0.tgz`)
beforeAll(() => {
  mkdirSync(join(project, 'packed'))
  for (const name of libraries) {
    const packed = ['pack', '--silent', '--pack-destination', join(project, 'packed')]
    execFileSync('npm', packed, { cwd: join(root, 'packages', name) })
  }
  writeFileSync(join(project, 'package.json'), '{ "name": "elsewhere", "private": true, "type": "module" }')
  const wanted = [...libraries.map(tarball), ...present]
  execFileSync('npm', ['install', '--offline', '--ignore-scripts', '--silent', ...wanted], { cwd: project })
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

describe.each(libraries)('@plumb/%s', (name) => {
  test('has no fault that publint knows', async () => {
    const { buffer, byteOffset, byteLength } = readFileSync(tarball(name))
    const packed = buffer.slice(byteOffset, byteOffset + byteLength)
    const { messages } = await publint({ pack: { tarball: packed }, strict: true, level: 'suggestion' })
    expect(messages).toEqual([])
  })

  test('ships no test, no helper of tests and no reference number', () => {
    const files = readdirSync(join(project, 'node_modules/@plumb', name), { recursive: true, encoding: 'utf8' })
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json', 'dist/index.js']))
    expect(files.filter((file) => /\.test\.|(?:^|\/)(?:testing|reference)(?:\/|$)/.test(file))).toEqual([])
  })

  test('leaves the world as it was when it is imported', () => {
    // zod keeps two globals of its own
    expect(addedBy(`@plumb/${name}`)).toBe(name === 'claims' ? '__zod_globalConfig __zod_globalRegistry' : '')
  })

  test('says of everything that it exports what it is', () => {
    expect(undocumented(join(root, 'packages', name, 'src'))).toEqual([])
  })

  test('runs in a browser', async () => {
    const { outputFiles } = await bundle(`export * from '@plumb/${name}'`)
    expect(outputFiles[0]!.text.length).toBeGreaterThan(50_000)
  })
})

test('what is not imported is not bundled', async () => {
  const { outputFiles } = await bundle("import { clopperPearson } from '@plumb/stats'; export { clopperPearson }")
  expect(outputFiles[0]!.text.length).toBeLessThan(10_000)
})

test('a project in plain JavaScript computes with them', () => {
  const code = `
    import { clopperPearson } from '@plumb/stats'
    import { readProduct } from '@plumb/claims'
    const { name } = readProduct('product: Cards\\ndata: { source: cards.csv }', 'product.yaml')
    process.stdout.write(name + ' ' + clopperPearson(0, 40).high.toFixed(4))`
  expect(node(code)).toBe('Cards 0.0881')
})

describe('a project in strict TypeScript, which checks the types of its libraries too', () => {
  const right = `import { clopperPearson, type Limits } from '@plumb/stats'
    import { readProduct, type Check } from '@plumb/claims'
    export const limits: Limits = clopperPearson(3, 10)
    export const verdict = ({ verdict }: Check): string => verdict + readProduct('', '').name`

  test.each(['nodenext', 'bundler'])('finds them by moduleResolution %s', (resolution) => {
    expect(compiled(right, resolution)).toBe('')
  })

  test('is told of a wrong argument', () => {
    const wrong = "import { clopperPearson } from '@plumb/stats'\nexport const limits = clopperPearson('3', 10)"
    expect(compiled(wrong, 'nodenext')).toContain("Argument of type 'string' is not assignable")
  })
})

test('an export without a doc comment is told', () => {
  const folder = join(project, 'src')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.ts'), "export { told, bare, type Shape } from './more.ts'")
  writeFileSync(join(folder, 'more.ts'), "export { told, bare, type Shape } from './a.ts'")
  const text = '/** Told. */\nexport const told = 1\n\nexport const bare = 2\n\nexport interface Shape {}\n'
  writeFileSync(join(folder, 'a.ts'), text)
  expect(undocumented(folder)).toEqual(['bare', 'Shape'])
})

/** What an import adds to what is global, and prints. The process ends, so nothing keeps it alive. */
function addedBy(name: string): string {
  return node(`
    const shared = [globalThis, Object, Object.prototype, Array, Array.prototype, Math, Number, String.prototype, Promise]
    const seen = () => shared.flatMap((of) => Reflect.ownKeys(of).map(String))
    const before = seen()
    await import('${name}')
    const added = seen().filter((one) => !before.includes(one))
    process.stdout.write(added.join(' '))`)
}

function node(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: project, encoding: 'utf8' })
}

function bundle(contents: string): Promise<{ readonly outputFiles: readonly { readonly text: string }[] }> {
  return build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  })
}

/** What the compiler says of a file in the project. */
function compiled(text: string, moduleResolution: string): string {
  writeFileSync(join(project, 'main.ts'), text)
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: [],
    module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
    moduleResolution,
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  try {
    return execFileSync(process.execPath, [compiler, '-p', '.'], { cwd: project, encoding: 'utf8' })
  } catch (error) {
    return (error as { readonly stdout: string }).stdout
  }
}
