import type { Amount } from './claim.ts'
import type { Cursor } from './cursor.ts'
import type { Token } from './lex.ts'
import { isFreeWord, isReserved } from './words.ts'

/** Reads a number with what follows it: `90%`, `-3 points`, `400 ms`, `50`. `1 point` is `1 points`. */
export function readAmount(cursor: Cursor): Amount {
  const start = cursor.peek().at
  const value = cursor.number('a number, such as 90%, 3 points, 400 ms or 50')
  const unit = readUnit(cursor)
  const at = cursor.since(start)
  return unit === undefined ? { value, at } : { value, unit, at }
}

function readUnit(cursor: Cursor): string | undefined {
  if (cursor.accept('%')) return '%'
  const token = cursor.peek()
  if (token.kind !== 'name' && !(isFreeWord(token) && endsAmount(cursor.peek(1)))) return undefined
  cursor.take()
  return token.text === 'point' ? 'points' : token.text
}

// A word that is followed by more words is a misspelt clause rather than a unit: `400 whree country`.
function endsAmount(token: Token): boolean {
  return token.kind === 'end' || token.kind === 'bad' || (token.kind === 'word' && isReserved(token.text))
}
