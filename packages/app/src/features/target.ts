/** What a command was pointed at: a product file, its folder, or nothing (the current folder). */
export interface Target {
  readonly path: string | undefined
  readonly cwd: string
}
