import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { InputError } from '@plumb/claims'
import type { Engine } from './connection.ts'
import { findEncoding, toUtf8 } from './encoding.ts'
import type { Encoding } from './encoding.ts'
import type { TextFormat } from './file-format.ts'
import { plainName } from './plain-name.ts'
import { quoteText } from './quote.ts'
import { isWholeZst } from './zst-frames.ts'

/** A text file that can be read as often as needed, as UTF-8 without byte order mark. */
export interface TextFile {
  /** The name that people know it by. */
  readonly name: string
  readonly path: string
  readonly encoding: Encoding
  readonly packed: boolean
  /** What it was read as, so far as every text file has it. */
  readonly format: TextFormat
  chunks(): AsyncIterable<Buffer>
}

/**
 * Opens a text file: unpacks gzip and zstd (by content, whatever the name says) and finds the encoding.
 *
 * @throws {InputError} `bad-file` where the file is not text, or its packing is damaged
 */
export async function openText(engine: Engine, path: string): Promise<TextFile> {
  const name = basename(path)
  const packing = packingOf(await readBytes(path, 8))
  const plain = packing === 'zst' ? await unpackZst(engine, path) : await plainName(engine, path)
  const bytes = (): AsyncIterable<Buffer> => readChunks(plain, packing === 'gz', name)
  const encoding = await findEncoding(bytes())
  if (encoding === undefined) throw new InputError('bad-file', `${name} is not a text file`, { file: name, ...binary })
  return {
    name,
    path: plain,
    encoding,
    packed: packing === 'gz',
    format: { encoding, ...(packing === undefined ? {} : { packing: packing === 'gz' ? 'gzip' : 'zstd' }) },
    chunks: () => toUtf8(bytes(), encoding),
  }
}

/** The first bytes of a file as they are. */
export async function readBytes(path: string, length: number): Promise<Buffer> {
  return (await readEnds(path, length)).head
}

/** The first and the last bytes of a file as they are. */
export async function readEnds(
  path: string,
  length: number,
): Promise<{ readonly head: Buffer; readonly tail: Buffer }> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const [head, tail] = [Buffer.alloc(Math.min(size, length)), Buffer.alloc(Math.min(size, length))]
    await handle.read(head, 0, head.length, 0)
    await handle.read(tail, 0, tail.length, size - tail.length)
    return { head, tail }
  } finally {
    await handle.close()
  }
}

/** The first bytes of the text, and whether that is all of it. */
export async function readSample(
  file: TextFile,
  length: number,
): Promise<{ readonly sample: Buffer; readonly whole: boolean }> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of file.chunks()) {
    parts.push(chunk)
    size += chunk.length
    if (size > length) return { sample: Buffer.concat(parts).subarray(0, length), whole: false }
  }
  return { sample: Buffer.concat(parts), whole: true }
}

/** A path where DuckDB reads the text by itself: the file, or its copy in plain UTF-8. */
export async function plainPath(engine: Engine, file: TextFile): Promise<string> {
  const marked = (await readBytes(file.path, 3)).equals(Buffer.from('\uFEFF'))
  if (file.encoding === 'utf-8' && !file.packed && !marked) return file.path
  const path = join(engine.folder, engine.unusedName('text'))
  await pipeline(file.chunks(), createWriteStream(path))
  return path
}

const binary = { wanted: 'CSV, TSV, JSON or Parquet', got: 'bytes that are no text' }

function packingOf(head: Buffer): 'gz' | 'zst' | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gz'
  return head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528 ? 'zst' : undefined
}

async function* readChunks(path: string, gz: boolean, name: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: 2 ** 20 })
  if (!gz) yield* source as AsyncIterable<Buffer>
  else {
    const gunzip = createGunzip({ chunkSize: 2 ** 18 })
    const done = pipeline(source, gunzip).catch((cause: unknown) => cause)
    try {
      yield* gunzip as AsyncIterable<Buffer>
    } catch (cause) {
      throw new InputError('bad-file', `${name} is packed with gzip, but damaged or cut off`, { file: name, cause })
    } finally {
      gunzip.destroy()
      await done
    }
  }
}

/** Node 20 cannot unpack zstd, DuckDB can: line by line into a plain file. Only UTF-8 and latin-1 come out of it. */
async function unpackZst(engine: Engine, path: string): Promise<string> {
  const plain = join(engine.folder, engine.unusedName('unpacked'))
  const file = basename(path)
  const packed = await plainName(engine, path)
  if (!(await isWholeZst(path)))
    throw new InputError('bad-file', `${file} is packed with zstd, but damaged or cut off`, { file })
  try {
    await engine.connection.run(unpackSql(packed, plain, 'utf-8')).catch(async (cause: unknown) => {
      if (!/encod|utf-?8/i.test(String(cause))) throw cause
      await engine.connection.run(unpackSql(packed, plain, 'latin-1'))
    })
  } catch (cause) {
    throw new InputError('bad-file', `${file} is packed with zstd, and not text in UTF-8 or latin-1`, { file, cause })
  }
  return plain
}

function unpackSql(path: string, plain: string, encoding: string): string {
  const asLines = `auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '', strict_mode = false`
  const size = `max_line_size = ${2 ** 24}, buffer_size = ${2 ** 25}, parallel = false`
  const from = `read_csv(${quoteText(path)}, compression = 'zstd', columns = {'line': 'VARCHAR'}, ${asLines}, ${size}, encoding = '${encoding}')`
  return `copy (select line from ${from}) to ${quoteText(plain)} (format csv, header false, delimiter '\u0001', quote '', escape '')`
}
