export interface ProposeOptions {
  readonly cwd: string
  readonly allow: readonly string[]
  readonly now: Date
}

export interface Guess {
  readonly what: string
  readonly value: string
  readonly because: string
}

export interface Proposal {
  /** The product file's text. */
  readonly yaml: string
  /** Where it belongs: beside the data. */
  readonly path: string
  readonly guesses: readonly Guess[]
  /** What only a person can answer. */
  readonly questions: readonly string[]
}

/** Reads a data file and proposes a product file with roles guessed and claims that the file can answer. */
export function proposeProduct(_file: string, _options: ProposeOptions): Promise<Proposal> {
  throw new Error('not written yet')
}
