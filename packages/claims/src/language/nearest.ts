const LONGEST = 60

/**
 * The name that a person most likely meant: the nearest by edit distance, else one that begins with the word.
 * Capitals, spaces and hyphens do not count as differences. Ties go to the name that comes first.
 *
 * @param word what was written
 * @param names what could have been written
 * @returns a member of `names`, or undefined when none is near: more than a third of the letters would have to change
 * @example
 * nearestName('precison', ['recall', 'precision']) // => 'precision'
 */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const wanted = plain(word)
  if (wanted === '' || wanted.length > LONGEST) return undefined
  let best: { readonly name: string; readonly distance: number } | undefined
  let begins: string | undefined
  for (const name of names) {
    const distance = editDistance(wanted, plain(name))
    if (distance <= allowed(wanted, name) && distance < (best?.distance ?? Infinity)) best = { name, distance }
    if (begins === undefined && wanted.length >= 3 && plain(name).startsWith(wanted)) begins = name
  }
  return best?.name ?? begins
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '_')
}

function allowed(word: string, name: string): number {
  const length = Math.max(word.length, name.length)
  return length < 3 ? 0 : Math.max(1, Math.floor(length / 3))
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > LONGEST) return Infinity
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(cell(a, b, i, j, row, last, beforeLast))
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function cell(
  a: string,
  b: string,
  i: number,
  j: number,
  row: readonly number[],
  last: readonly number[],
  beforeLast: readonly number[],
): number {
  const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
  const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  const swapped = swaps ? at(beforeLast, j - 2) + 1 : Infinity
  return Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, swapped)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
