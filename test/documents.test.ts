import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blocksOf, linksOf, pathsOf, type Block } from './documents/blocks.ts'
import { createCopy, runIn } from './documents/copy.ts'
import { shellProblems } from './documents/shell.ts'
import { typescriptProblems } from './documents/typescript.ts'
import { yamlProblems } from './documents/yaml.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const libraries = ['packages/stats', 'packages/claims']
const documents = [
  ...markdownIn(''),
  ...markdownIn('docs', true),
  ...markdownIn('examples', true),
  ...libraries.flatMap((folder) => markdownIn(folder)),
]
const blocks = documents.flatMap((file) => blocksOf(file, readFileSync(join(root, file), 'utf8')))
/** Where a path may begin: the root, or the folder that ARCHITECTURE.md speaks of. */
const homes = ['', 'packages/claims/src']
/** `sql` is run by `npm run known-answers`. */
const languages = ['sh', 'ts', 'yaml', 'text', 'json', 'sql']

let copy = ''
let build = ''
beforeAll(() => {
  copy = createCopy(root)
  // once as a reader would; the blocks then run the command that this built
  build = runIn(copy, 'npm run plumb -- --version').output
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('npm run plumb sets itself up and runs', () => {
  expect(build.trim().split('\n').at(-1)).toMatch(/^\d+\.\d+\.\d+$/)
})

test('the documents are there', () => {
  expect(documents).toEqual(
    expect.arrayContaining([
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      ...libraries.map((folder) => `${folder}/README.md`),
    ]),
  )
})

test('docs/README.md leads to every document beside it', () => {
  const linked = linksOf(readFileSync(join(root, 'docs/README.md'), 'utf8'))
  const beside = [...markdownIn('docs'), ...markdownIn('docs/decisions')].map((file) => file.replace('docs/', ''))
  expect(beside.filter((file) => file !== 'README.md' && !linked.includes(file))).toEqual([])
})

describe('every block is known and true', () => {
  test('every block names its language', () => {
    expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([])
  })

  test.each(of('sh').map(titled))('%s', (_, block) => {
    expect(shellProblems(block, copy)).toEqual([])
  })

  test('ts blocks compile and give what they state', async () => {
    expect(await typescriptProblems(of('ts'), copy)).toEqual([])
  })

  test.each(of('yaml').map(titled))('%s', (_, block) => {
    expect(yamlProblems(block)).toEqual([])
  })
})

describe('every document', () => {
  test.each(documents)('%s names files that are there', (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const missing = [
      ...pathsOf(text).filter((path) => !homes.some((home) => existsSync(join(root, home, path)))),
      ...linksOf(text).filter((target) => !existsSync(join(root, dirname(file), target))),
    ]
    expect(missing).toEqual([])
  })

  test.each(documents)('%s never sends a reader to a package of another owner', (file) => {
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/npx plumb|npm (?:i|install) (?:-g )?plumb\b/)
  })
})

describe('a planted mistake is caught', () => {
  test.each([
    ['a line that is not printed', '```sh\nnpm run plumb -- --version\n# => 9.9.9\n```'],
    ['an output that is another', '```sh\nnpm run plumb -- --version\n```\n\n```text\n9.9.9\n```'],
    ['a command that does not exist', '```sh\nnpm run plumb -- chekc\n```'],
    ['another exit code', '```sh\nnpm run plumb -- --version\n# exit 1\n```'],
    ['a program that nobody has', '```sh\nplumb check\n```'],
    ['a script that is gone', '```sh\nnpm run nothing\n```'],
  ])('%s', (_, markdown) => {
    expect(shellProblems(planted(markdown), copy)).not.toEqual([])
  })

  test.each([
    ['a value that is another', "import { midP } from '@plumb/stats'\nmidP(0, 40) // => { low: 0.5 }"],
    ['a type that does not fit', "import { midP } from '@plumb/stats'\nconst share: string = midP(0, 40).low"],
  ])('%s', async (_, text) => {
    expect(await typescriptProblems([planted(`\`\`\`ts\n${text}\n\`\`\``)], copy)).not.toEqual([])
  })

  test.each([
    ['a claim that cannot be read', '- precision >= 90% in every country'],
    ['an unknown key', 'product: Example\ndata: { source: a.csv, thresold: 0.5 }'],
    ['an unknown key of a dataset', 'source: a.csv\nthresold: 0.5'],
    ['a workflow that no test runs', 'on: push\njobs: {}'],
  ])('%s', (_, text) => {
    expect(yamlProblems(planted(`\`\`\`yaml\n${text}\n\`\`\``))).not.toEqual([])
  })

  test('a path and a link that lead nowhere', () => {
    expect(pathsOf('see `docs/nothing.md` and `docs.x`')).toEqual(['docs/nothing.md'])
    expect(linksOf('[a](docs/nothing.md#b) [c](https://example.org) [d](#e)')).toEqual(['docs/nothing.md'])
  })
})

function of(language: string): readonly Block[] {
  return blocks.filter((block) => block.language === language)
}

function titled(block: Block): readonly [string, Block] {
  return [`${block.file}:${block.line} ${block.text.split('\n', 1).join('')}`, block]
}

function planted(markdown: string): Block {
  return blocksOf('planted.md', markdown)[0]!
}

function markdownIn(folder: string, deep = false): readonly string[] {
  const names = readdirSync(join(root, folder), { recursive: deep, encoding: 'utf8' })
  const files = names.map((name) => join(folder, name).replaceAll('\\', '/'))
  return files.filter((file) => file.endsWith('.md') && !file.includes('/.')).toSorted()
}
