import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'

export interface FingerprintOptions {
  /** Above this many bytes in all files, blocks stand for the content; default 256 MB. */
  readonly wholeUpTo?: number
}

/**
 * Says whether two datasets are the same bytes: `sha256:…` of the content, or beyond 256 MB `sampled-sha256:…` of each
 * file's size, head, tail and 64 blocks between. Names and their order do not count: a renamed file is the same data.
 * One whole file has its plain SHA-256, as `sha256sum` prints it.
 */
export async function fingerprint(
  files: readonly string[],
  { wholeUpTo = 256 * 2 ** 20 }: FingerprintOptions = {},
): Promise<string> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  const whole = sizes.reduce((total, size) => total + size, 0) <= wholeUpTo
  const hashes: string[] = []
  for (const [index, file] of files.entries()) {
    hashes.push(await (whole ? contentHash(file) : sampledHash(file, sizes[index] ?? 0)))
  }
  return `${whole ? 'sha256' : 'sampled-sha256'}:${joinHashes(hashes.toSorted())}`
}

function joinHashes(hashes: readonly string[]): string {
  const [only] = hashes
  return hashes.length === 1 && only !== undefined ? only : createHash('sha256').update(hashes.join('\n')).digest('hex')
}

async function contentHash(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const edge = 2 ** 20
const block = 2 ** 16
const blocks = 64

async function sampledHash(file: string, size: number): Promise<string> {
  const hash = createHash('sha256').update(`${size}\n`)
  const handle = await open(file)
  try {
    for (const { position, length } of sampledParts(size)) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
  return hash.digest('hex')
}

function sampledParts(size: number): readonly { readonly position: number; readonly length: number }[] {
  const between = Array.from({ length: blocks }, (_, index) => ({
    position: Math.floor(((index + 1) * size) / (blocks + 1)),
    length: block,
  }))
  return [{ position: 0, length: edge }, ...between, { position: Math.max(0, size - edge), length: edge }]
}
