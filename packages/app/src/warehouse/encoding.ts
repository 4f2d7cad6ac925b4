import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The encoding of a text. A byte order mark decides; without one, two-byte letters show by their zeros, and bytes that
 * are not UTF-8 are taken for windows-1252, which holds latin-1.
 *
 * @param chunks the bytes of the file, unpacked; they are read until the question is answered
 * @returns undefined where the bytes are no text: zeros that are not UTF-16
 */
export async function findEncoding(chunks: AsyncIterable<Buffer>): Promise<Encoding | undefined> {
  let rest: Buffer = Buffer.alloc(0)
  let first = true
  for await (const chunk of chunks) {
    if (first && chunk.length > 0) {
      const wide = byMark(chunk) ?? byZeros(chunk)
      if (wide !== undefined) return wide === 'binary' ? undefined : wide
      first = false
    }
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const whole = bytes.length - cutLetter(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return 'windows-1252'
    rest = bytes.subarray(whole)
  }
  return rest.length === 0 ? 'utf-8' : 'windows-1252'
}

/** Turns the bytes of a text into UTF-8 without a byte order mark. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') yield* withoutMark(chunks)
  else {
    const decoder = new TextDecoder(encoding)
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  }
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** In UTF-16 most letters of most files have a zero byte, always on the same side; a binary file has zeros on both. */
function byZeros(bytes: Buffer): Encoding | 'binary' | undefined {
  const head = bytes.subarray(0, 2 ** 16)
  if (!head.includes(0)) return undefined
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 8 && even < odd / 20) return 'utf-16le'
  if (even > head.length / 8 && odd < even / 20) return 'utf-16be'
  return 'binary'
}

/** How many bytes at the end belong to a letter that goes on in the next chunk. */
function cutLetter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return letterLength(byte) > back ? back : 0
  }
  return 0
}

function letterLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of chunks) {
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    yield marked ? chunk.subarray(3) : chunk
    first = false
  }
}
