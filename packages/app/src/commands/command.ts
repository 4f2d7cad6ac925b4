import type { Io } from './io.ts'

export interface Command {
  /** What `plumb help NAME` prints. */
  readonly help: string
  /** Runs with the arguments after the command's name and gives the exit code. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>
}

/** What the list of commands knows without loading any. */
export interface CommandEntry {
  readonly name: string
  readonly usage: string
  /** The question it answers. */
  readonly asks: string
  readonly load: () => Promise<Command>
}
