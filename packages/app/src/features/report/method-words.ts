/** What a method does, for somebody who does not know its name; null when the name has to do. */
export function methodWords(method: string): string | null {
  return words.find(([pattern]) => pattern.test(method))?.[1] ?? null
}

const words: readonly (readonly [RegExp, string])[] = [
  [/^count$/, 'Counted in the data itself, so it is exact and has no range.'],
  [
    /jackknife/i,
    'Leaves out one part of the rows at a time and sees how far the number moves. Its range is not proven to hold what it promises.',
  ],
  [/exact binomial/i, 'Counts yes and no. The range holds every share at which such a count would not be surprising.'],
  [
    /DeLong/i,
    'Compares every row of one kind with every row of the other. The range comes from how unevenly single rows win.',
  ],
  [/Jeffreys|draws/i, 'Draws many tables that would fit the counts as well; the range is where 95 of 100 draws fall.'],
  [/bootstrap/i, 'Draws the rows again many times; the range is where the number then falls.'],
  [
    /order statistics|Woodruff|log buckets/i,
    'Sorts the values. The range lies between two of them, so no shape of the values is assumed.',
  ],
  [/paired/i, 'Both are judged on the same rows, and only the rows on which they differ count.'],
  [/MOVER|mid-p/i, 'Joins the ranges of its parts, each from counts, into the range of the whole.'],
  [/ratio of sums/i, 'One sum over another; the range follows how far single rows pull the two apart.'],
  [
    /hull|student|mean\b/i,
    'The mean of the values. The range is the wider of two that together stand up to skewed values.',
  ],
  [
    /bins of equal mass|equal-mass bins/i,
    'Groups rows by score and compares what was said with what happened in each group.',
  ],
]
