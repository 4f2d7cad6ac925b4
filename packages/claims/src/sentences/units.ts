import type { Unit } from '../check/check.ts'

/** How numbers of a unit are written: `93%`, `+5.2 points`, `€24k`, `412 ms`. */
export interface UnitStyle {
  /** Shares and points are kept as fractions and shown times 100. */
  readonly scale: 1 | 100
  readonly prefix: string
  /** With its space, if it has one. */
  readonly suffix: string
  /** Shares, points and numbers like AUC: a step is at most this. */
  readonly largestStep: number
  /** Thousands may be written as k. */
  readonly compact: boolean
  /** An estimate can lie on either side of zero. */
  readonly eitherSign: boolean
}

export interface UnitOptions {
  /** The currency where the unit is only called `money`. */
  readonly currency?: string | undefined
}

/**
 * How to write numbers of a unit. A unit of three capitals is a currency; any other word stands behind the number.
 *
 * @example
 * unitStyle('EUR').prefix // => '€'
 */
export function unitStyle(unit: Unit, { currency }: UnitOptions = {}): UnitStyle {
  if (unit === 'share') return { ...plain, scale: 100, suffix: '%', largestStep: 0.01, eitherSign: false }
  if (unit === 'points') return { ...plain, scale: 100, suffix: ' points', largestStep: 0.01 }
  if (unit === 'number') return { ...plain, compact: true }
  if (unit === 'count' || unit === 'rows') return { ...plain, compact: true, eitherSign: false }
  if (unit === 'money' && currency === undefined) return { ...plain, compact: true }
  const money = unit === 'money' ? (currency ?? '') : unit
  if (/^[A-Z]{3}$/.test(money)) return { ...plain, prefix: symbols[money] ?? `${money} `, compact: true }
  return { ...plain, suffix: ` ${money}`, eitherSign: false }
}

const plain: UnitStyle = {
  scale: 1,
  prefix: '',
  suffix: '',
  largestStep: Infinity,
  compact: false,
  eitherSign: true,
}

const symbols: Readonly<Record<string, string>> = {
  EUR: '€',
  USD: '$',
  GBP: '£',
  JPY: '¥',
  CNY: 'CN¥',
  INR: '₹',
  TWD: 'NT$',
  KRW: '₩',
  CAD: 'CA$',
  AUD: 'A$',
  BRL: 'R$',
}
