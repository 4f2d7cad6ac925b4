/** Kinds of personal data that are told by their pattern; names and addresses have none. */
export type PersonalKind = 'email' | 'phone' | 'card' | 'ip' | 'iban' | 'ssn'

/** What a kind is called, for one and for many. */
export const personalWords: Readonly<Record<PersonalKind, string>> = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  card: 'payment card numbers',
  ip: 'IP addresses',
  iban: 'bank account numbers (IBAN)',
  ssn: 'US social security numbers',
}

/** The kinds of personal data in a text. */
export function personalKinds(text: string): readonly PersonalKind[] {
  return kinds.filter((kind) => has[kind](text))
}

/** Whether a text holds anything of the kind, so that it must not be shown. */
export function isPersonal(text: string): boolean {
  return personalKinds(text).length > 0
}

/** Whether a text holds a number that is as long as a payment card's, whatever its check digit. */
export function hasCardLength(text: string): boolean {
  return cardsIn(text).length > 0
}

const kinds = ['email', 'phone', 'card', 'ip', 'iban', 'ssn'] as const

const has: Readonly<Record<PersonalKind, (text: string) => boolean>> = {
  email: (text) => /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,24}(?![\p{L}\p{N}])/u.test(text),
  phone: (text) => phones.some((pattern) => pattern.test(text)),
  card: (text) => cardsIn(text).some(isLuhn),
  ip: (text) =>
    [...text.matchAll(/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/g)].some(([found]) => isAddress(found)),
  iban: (text) =>
    [...text.matchAll(/(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)/g)].some(([found]) => isIban(found)),
  ssn: (text) => /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/.test(text),
}

/** With a country's code; in groups, with points or dashes, or with spaces after a 0 or brackets; plain after a 0. */
const phones = [
  /(?<![\w.+])\+\d{1,3}(?:[ ./-]?\(?\d\)?){7,12}(?![\w]|[.-]\d)/,
  /(?<![\w.,:/$-])(?:\(\d{2,4}\) ?|\d{3}[.-])\d{3,4}[ .-]\d{3,4}(?![\w]|[.,-]\d)/,
  /(?<![\w.,:/$-])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?![\w]|[.,-]\d)/,
  /(?<![\w.,:/$-])0\d{9,10}(?![\w]|[.,-]\d)/,
]

function cardsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.-])(?:3[05-8]|4\d|5[1-5]|6[05]|2[2-7])\d{2}(?:[ -]?\d){10,15}(?![\w.-])/g)]
    .map(([found]) => found.replaceAll(/[ -]/g, ''))
    .filter((digits) => digits.length >= 14 && digits.length <= 19 && new Set(digits).size > 1)
}

/** @see Luhn (1960), US patent 2950048 */
function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

/** Four small numbers are rather a version. */
function isAddress(found: string): boolean {
  const parts = found.split('.').map(Number)
  return parts.every((part) => part <= 255) && parts.some((part) => part >= 16)
}

/** @see ISO 13616: letters are numbers from 10 on, and the whole is 1 modulo 97 */
function isIban(found: string): boolean {
  const plain = found.replaceAll(' ', '')
  if (plain.length < 15 || plain.length > 34) return false
  const digits = Array.from(`${plain.slice(4)}${plain.slice(0, 4)}`)
    .map((letter) => String(parseInt(letter, 36)))
    .join('')
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
