/** Where a command writes. */
export interface Writer {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
}

/** All that a command knows of the world, so that a test can run it in process. */
export interface Io {
  readonly stdout: Writer
  readonly stderr: Writer
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Cells in a line of the terminal; undefined where there is none. */
  readonly columns: number | undefined
  readonly now: () => Date
  /** Aborts when someone stops the command. */
  readonly signal?: AbortSignal
}
