import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

/**
 * Whether a zstd file is whole, by the lengths that its frames and blocks state (RFC 8878, sections 3.1.1 and 3.1.2).
 * DuckDB reads a file that was cut off without a word, up to the cut.
 */
export async function isWholeZst(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    let at = 0
    while (at < size) {
      const end = await frameEnd(handle, at)
      if (end === undefined || end > size) return false
      at = end
    }
    return size > 0
  } finally {
    await handle.close()
  }
}

async function frameEnd(handle: FileHandle, start: number): Promise<number | undefined> {
  const head = await readAt(handle, start, 8)
  if (head.length < 8) return undefined
  if (head.readUInt32LE(0) >>> 4 === 0x184d2a5) return start + 8 + head.readUInt32LE(4)
  if (head.readUInt32LE(0) !== 0xfd2fb528) return undefined
  const descriptor = head[4] ?? 0
  const blocks = await blocksEnd(handle, start + 5 + headerLength(descriptor))
  return blocks === undefined ? undefined : blocks + ((descriptor & 4) === 0 ? 0 : 4)
}

/** Window, dictionary and content size, as the frame's descriptor announces them. */
function headerLength(descriptor: number): number {
  const single = (descriptor & 32) !== 0
  const content = [single ? 1 : 0, 2, 4, 8][descriptor >>> 6] ?? 0
  return (single ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0) + content
}

async function blocksEnd(handle: FileHandle, start: number): Promise<number | undefined> {
  let at = start
  for (;;) {
    const head = await readAt(handle, at, 3)
    if (head.length < 3) return undefined
    const word = head.readUIntLE(0, 3)
    const repeated = ((word >>> 1) & 3) === 1
    at += 3 + (repeated ? 1 : word >>> 3)
    if ((word & 1) === 1) return at
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
