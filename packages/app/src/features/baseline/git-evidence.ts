import { execFile } from 'node:child_process'
import { InputError, visibleText } from '@plumb/claims'
import { mostEvidenceBytes } from '../evidence/read-evidence-file.ts'

/** Where the evidence of a branch lies: beside the product file. */
export const evidenceName = 'evidence.json'

/** What branches, tags, commits and their ancestors are called; nothing that git could take for an option, path or range. */
const refPattern = /^[\p{L}\p{N}_@](?!.*\.\.)[\p{L}\p{N}_./@{}^~+-]{0,199}$/u

/**
 * The evidence.json that lies beside a product file at a git ref. Git is run without a shell, asks nobody, and fetches
 * nothing.
 *
 * @throws {InputError} `bad-command` for what is no ref, `not-found` where the ref or the file is not there
 */
export async function gitEvidence(ref: string, folder: string): Promise<string> {
  if (!refPattern.test(ref)) throw noRef(ref)
  const commit = await git(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).catch((cause: unknown) => {
    throw troubleOf(cause, `there is no file and no git ref \`${ref}\``, ref)
  })
  return git(folder, ['cat-file', 'blob', `${commit.trim()}:./${evidenceName}`]).catch((cause: unknown) => {
    const hint = `\`plumb check --json > ${evidenceName}\` writes it, to be committed`
    throw troubleOf(cause, `at \`${ref}\` there is no ${evidenceName} beside the product file; ${hint}`, ref)
  })
}

const timeoutMs = 10_000

function git(folder: string, args: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  }
  const options = { cwd: folder, env, timeout: timeoutMs, maxBuffer: mostEvidenceBytes, windowsHide: true }
  return new Promise((resolve, reject) => {
    execFile('git', args, options, (error, stdout) => (error === null ? resolve(stdout) : reject(error)))
  })
}

function noRef(ref: string): InputError {
  const wanted = 'a file of evidence, or a git branch, tag or commit'
  return new InputError('bad-command', `--baseline wants ${wanted}, got \`${ref}\``, { wanted, got: ref })
}

function troubleOf(cause: unknown, message: string, ref: string): InputError {
  const { code, killed } = cause as { readonly code?: unknown; readonly killed?: boolean }
  const details = { wanted: 'evidence of a check', got: ref, cause }
  if (code === 'ENOENT')
    return new InputError('not-found', `there is no file \`${ref}\`, and git is not installed`, details)
  if (killed === true) return new InputError('not-found', 'git did not answer within ten seconds', details)
  return new InputError('not-found', `${message}${saidByGit(cause)}`, details)
}

/** What git said that its exit code does not: a repository of another owner, say. */
function saidByGit(cause: unknown): string {
  const said = cause instanceof Error ? /^fatal: (?!path )(.*)/m.exec(cause.message)?.[1] : undefined
  return said === undefined ? '' : ` (git: ${visibleText(said)})`
}
