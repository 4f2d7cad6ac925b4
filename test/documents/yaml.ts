import { readProduct } from '@plumb/claims'
import type { Block } from './blocks.ts'

/** Reads a `yaml` block as a product file; what a fragment lacks is filled in. */
export function yamlProblems({ file, line, text }: Block): readonly string[] {
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
