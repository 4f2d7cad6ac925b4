/** The records cannot be used, in words that a person can act on. */
export class RecordsError extends Error {
  constructor(message: string, { cause }: { readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'RecordsError'
  }
}

/** Why the records could not be opened, read or written; null for a fault of the program. */
export function recordsTrouble(error: unknown, file: string): string | null {
  if (error instanceof RecordsError) return error.message
  const { code = '', message } = error as NodeJS.ErrnoException
  const known = troubles.find(([pattern]) => pattern.test(code))
  if (known !== undefined) return `${file} ${known[1]}`
  if (code.startsWith('SQLITE_')) return `${file} cannot be used: ${message} (${code})`
  return null
}

const troubles: readonly (readonly [RegExp, string])[] = [
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH)/, 'cannot be written to'],
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'has no room: the disk is full'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'was in use by another process for more than five seconds'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, 'is damaged; moved away, it is begun anew'],
  [/^(ENOTDIR|ENOENT|EEXIST|EISDIR|ELOOP|ENAMETOOLONG)/, 'cannot be made'],
  [/^(EIO|SQLITE_IOERR)/, 'cannot be read or written: the disk reports an error'],
]
