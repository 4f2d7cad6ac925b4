/** `wrong`: numbers from this file would be false; `look`: a person should look; `note`: good to know. */
export type Severity = 'wrong' | 'look' | 'note'

/** Something that looks wrong with a file. */
export interface Finding {
  /** Its kind: `duplicate-rows`. */
  readonly id: string
  readonly severity: Severity
  readonly column: string | null
  /** How many rows it touches; of a sample, about how many in the whole file. */
  readonly rows: number
  /** The share of the rows that it touches, with the limits of a 95% range; of the whole file, low = high. */
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** What was seen. */
  readonly message: string
  /** What that does to numbers made from the file. */
  readonly effect: string
}

export type Touched = Pick<Finding, 'rows' | 'estimate' | 'low' | 'high'>
