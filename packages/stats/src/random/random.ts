/** A stream of random numbers; every function that draws takes one, so that a run can be repeated. */
export interface Random {
  /** The next number, uniform in [0, 1), a multiple of 2⁻⁵³. */
  next(): number
}

type Seed = readonly [number, number, number, number]

/**
 * A stream that always gives the same numbers for the same seed: xoshiro128** (period 2¹²⁸ − 1), its state filled from
 * the seed's text. Not for secrets.
 *
 * @param seed a number or a text; the number 7 and the text '7' are the same seed
 * @see Blackman & Vigna (2021), ACM TOMS 47:36; Appleby's MurmurHash3 finalizer
 * @example
 * createRandom('example').next() === createRandom('example').next(); // => true
 */
export function createRandom(seed: number | string): Random {
  const nextWord = words(stateOf(String(seed)))
  return { next: () => ((nextWord() >>> 5) * 2 ** 26 + (nextWord() >>> 6)) / 2 ** 53 }
}

function words([first, second, third, fourth]: Seed): () => number {
  let [a, b, c, d] = [first, second, third, fourth]
  return () => {
    const word = Math.imul(rotate(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return word
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** Four words, each a hash of the seed and of the words before it; never all 0. */
function stateOf(seed: string): Seed {
  let hash = 0x9e3779b9
  const nextHash = (): number => {
    for (const letter of seed) hash = mix(hash ^ Math.imul(letter.codePointAt(0) ?? 0, 0xcc9e2d51))
    hash = mix((hash + 0x9e3779b9) ^ seed.length)
    return hash
  }
  return [nextHash(), nextHash(), nextHash(), nextHash() || 1]
}

function mix(hash: number): number {
  let h = hash + 0x6d2b79f5
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
