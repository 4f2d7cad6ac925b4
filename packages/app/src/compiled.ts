import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'

/**
 * Runs a bundle in CommonJS form. V8's compiled form of it, where `keepCompiled` left one beside it, spares Node the
 * compiling; one that another Node made is not used.
 *
 * @param file absolute; its name changes with its content, since the compiled form is known by it
 * @returns what the bundle exports
 */
export function loadCompiled(file: string): unknown {
  return run(scriptOf(file), file)
}

/** Runs a bundle, uses what it exports, and leaves the compiled form of all that was used beside it. */
export async function keepCompiled(file: string, use: (exported: unknown) => Promise<void>): Promise<void> {
  const script = scriptOf(file)
  await use(run(script, file))
  writeFileSync(compiledName(file), script.createCachedData())
}

function compiledName(file: string): string {
  return `${file}.v8`
}

function scriptOf(file: string): Script {
  const cached = compiledName(file)
  return new Script(`(function (exports, require, module) {${readFileSync(file, 'utf8')}\n})`, {
    filename: file,
    ...(existsSync(cached) ? { cachedData: readFileSync(cached) } : {}),
  })
}

function run(script: Script, file: string): unknown {
  const module: { exports: unknown } = { exports: {} }
  const start = script.runInThisContext() as (exports: unknown, require: NodeJS.Require, own: typeof module) => void
  start(module.exports, createRequire(file), module)
  return module.exports
}
