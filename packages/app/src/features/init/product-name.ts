import { visibleText } from '@plumb/claims'
import { basename, dirname } from 'node:path'
import { nameWords, wordSet } from './name-words.ts'

/**
 * A product's name from that of its data file, or of its folder where the file is only called `data` or the like.
 *
 * @example
 * productName('data/card-fraud_2024.csv.gz') // => 'Card fraud 2024'
 * productName('data/telco_churn/data.csv') // => 'Telco churn'
 */
export function productName(path: string): string {
  const words = nameWords(basename(path).replace(/(\.\w{1,8}){1,2}$/, ''))
  const tells = words.some((word) => !empty.has(word))
  const chosen = tells ? words : [...nameWords(basename(dirname(path))), ...words].slice(0, 8)
  const named = tells || chosen.length === words.length ? chosen : chosen.filter((word) => !empty.has(word))
  const text = visibleText((named.length > 0 ? named : chosen).join(' ')).slice(0, 80)
  return text === '' ? 'Data' : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Words that say nothing of the product. */
const empty = wordSet('data dataset file export table download untitled rows output results')
