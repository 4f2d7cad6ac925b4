/** What a sentence may say: the numbers already in words. */
export interface Spoken {
  readonly estimate: number
  readonly n: string
  /** Of a share of unweighted rows: how many count, in words. */
  readonly yes?: string
  /** `93 in 100 (91 to 94)`, of shares. */
  readonly frequency: string
  /** `0.908 (0.900–0.915)`, with its unit. */
  readonly value: string
  /** Everyday words for rows and positives. */
  readonly rows: string
  readonly positive: string
  /** Who answers: `the model`, or the name of a candidate. */
  readonly who: string
  /** What a distance is measured from: the name of a dataset, or `the week before`. */
  readonly from?: string
  /** The arguments as written. */
  readonly args: readonly string[]
  /** The column of people's labels that correct a judged rate. */
  readonly correctedBy?: string
}
