import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names that the `index.ts` of a folder exports and whose declaration has no doc comment, also behind other lists. */
export function undocumented(folder: string): readonly string[] {
  return bareNames(join(folder, 'index.ts'))
}

function bareNames(list: string, only?: readonly string[]): readonly string[] {
  const lines = readFileSync(list, 'utf8').matchAll(/export (?:type )?\{([^}]*)\} from '([^']*)'/g)
  return Array.from(lines).flatMap(([, names = '', path = '']) => {
    const wanted = namesOf(names).filter((name) => only === undefined || only.includes(name))
    return wanted.length === 0 ? [] : bareIn(join(dirname(list), path), wanted)
  })
}

function bareIn(file: string, names: readonly string[]): readonly string[] {
  const text = readFileSync(file, 'utf8')
  const declared = names.filter((name) => declaration(name).test(text))
  const elsewhere = names.filter((name) => !declared.includes(name))
  const bare = declared.filter((name) => !new RegExp(`\\*/\\n${declaration(name).source}`, 'm').test(text))
  return [...bare, ...(elsewhere.length === 0 ? [] : bareNames(file, elsewhere))]
}

function declaration(name: string): RegExp {
  return new RegExp(`export (?:async )?(?:function|const|interface|type|class) ${name}\\b`)
}

function namesOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^type /, ''))
    .filter(Boolean)
}
