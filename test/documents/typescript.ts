import { mkdtempSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Block } from './blocks.ts'
import { runIn } from './copy.ts'

const compare = JSON.stringify(fileURLToPath(new URL('compare.ts', import.meta.url)))

/** Type-checks `ts` blocks together and runs each against the sources; every `EXPRESSION // => VALUE` must be true. */
export async function typescriptProblems(blocks: readonly Block[], copy: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(copy, 'test', 'blocks-'))
  for (const [i, { text }] of blocks.entries()) writeFileSync(join(folder, `block-${i}.ts`), `${text}\nexport {}\n`)
  const ran = await Promise.all(blocks.map((block, i) => runProblems(block, join(folder, `block-${i}`))))
  return [...typeProblems(folder, copy), ...ran.flat()]
}

function typeProblems(folder: string, copy: string): readonly string[] {
  const compilerOptions = {
    rootDir: '../..',
    types: ['node'],
    noEmit: true,
    composite: false,
    emitDeclarationOnly: false,
    isolatedDeclarations: false,
  }
  const config = { extends: '../../tsconfig.base.json', compilerOptions, include: ['block-*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const { code, output } = runIn(copy, `node node_modules/typescript/bin/tsc -p ${relative(copy, folder)}`)
  return code === 0 ? [] : [output]
}

async function runProblems({ file, line, text }: Block, path: string): Promise<readonly string[]> {
  const [entry, bundle] = [`${path}.checked.mts`, `${path}.mjs`]
  writeFileSync(entry, compared(text))
  await build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@plumb/source'],
    logLevel: 'silent',
  })
  const { problems } = (await import(/* @vite-ignore */ bundle)) as { problems: readonly string[] }
  return problems.map((problem) => `${file}:${line}: ${problem}`)
}

/** The block with every stated value turned into a comparison. */
function compared(text: string): string {
  const stated = text.replaceAll(
    /^(.*?);? *\/\/ => (.*)$/gm,
    (_, expression: string, value: string) => `;compare((${expression.trim()}), (${value}))`,
  )
  return `import { compare } from ${compare}\n${stated}\nexport { problems } from ${compare}\n`
}
