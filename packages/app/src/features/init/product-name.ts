import { visibleText } from '@plumb/claims'
import { basename, dirname } from 'node:path'
import { nameWords, wordSet } from '../study/name-words.ts'

/**
 * A product's name from that of its data file, with that of its folder where the file is only called `data` or `test`.
 *
 * @example
 * productName('data/card-fraud_2024.csv.gz') // => 'Card fraud 2024'
 * productName('data/telco_churn/data.csv') // => 'Telco churn'
 */
export function productName(path: string): string {
  const words = nameWords(basename(path).replace(/(\.\w{1,8}){1,2}$/, ''))
  const folder = words.every((word) => empty.has(word) || vague.has(word)) ? nameWords(basename(dirname(path))) : []
  const telling = [...folder, ...words].filter((word) => !empty.has(word))
  const text = visibleText((telling.length > 0 ? telling : words).join(' ')).slice(0, 80)
  return text === '' ? 'Data' : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Words that say nothing at all, and words that say which of a product's files it is. */
const empty = wordSet('data dataset file export table download untitled rows output results')
const vague = wordSet(
  'reference analysis train training test testing holdout validation valid sample scored production predictions answers 1 2 3',
)
