import { readFileSync } from 'node:fs'
import { readProduct } from '@plumb/claims'
import type { Block } from './blocks.ts'

const workflow = new URL('../../examples/github-actions/plumb.yml', import.meta.url)

/** Reads a `yaml` block as a product file; what a fragment lacks is filled in. A workflow is the one that the tests run. */
export function yamlProblems({ file, line, text }: Block): readonly string[] {
  if (/^jobs:/m.test(text))
    return `${text}\n` === readFileSync(workflow, 'utf8') ? [] : ['not the workflow that is run']
  try {
    readProduct(productOf(text), `${file}:${line}`)
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

const dataset = 'data: { source: rows.csv }'

/** A whole product, keys of one, the keys of a dataset, or a list of claims. */
function productOf(text: string): string {
  const has = (key: string): boolean => new RegExp(`^${key}:`, 'm').test(text)
  if (has('product')) return text
  const product = 'product: Example'
  if (/^- /m.test(text)) return `${product}\n${dataset}\nclaims:\n  build:\n${indented(text, 4)}`
  const parts = ['data', 'claims', 'candidates', 'costs', 'waivers', 'confidence', 'seed', 'decision']
  if (!parts.some(has)) return `${product}\ndata:\n${has('source') ? '' : '  source: rows.csv\n'}${indented(text, 2)}`
  return `${product}\n${has('data') ? '' : `${dataset}\n`}${text}`
}

function indented(text: string, by: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(by))
}
