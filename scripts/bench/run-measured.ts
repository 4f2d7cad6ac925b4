import { spawn } from 'node:child_process'

/** What a process took: the whole of it, from start to end. */
export interface Measured {
  readonly seconds: number
  /** Its largest resident memory. */
  readonly peakMib: number
}

/** Loaded before the program: says on file 3 how much memory there was in the end. */
const reporter = `data:text/javascript,import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))`

/** Runs Node with some arguments and measures it. Codes up to 2 are answers. */
export async function runMeasured(args: readonly string[], { memory = true } = {}): Promise<Measured> {
  const since = performance.now()
  const child = spawn(process.execPath, [...(memory ? ['--import', reporter] : []), ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const told = { err: '', kib: '' }
  child.stdio[2]?.on('data', (part: Buffer) => (told.err += part.toString()))
  child.stdio[3]?.on('data', (part: Buffer) => (told.kib += part.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const seconds = (performance.now() - since) / 1000
  if (code === null || code > 2) throw new Error(`node ${args.join(' ')} ended with ${code}: ${told.err}`)
  return { seconds, peakMib: Number(told.kib) / 1024 }
}

/** Medians of several runs of each task; the tasks take turns, so that a busy moment falls on all of them. */
export async function interleaved<Name extends string>(
  tasks: Readonly<Record<Name, () => Promise<Measured>>>,
  times: number,
): Promise<Readonly<Record<Name, Measured>>> {
  const names = Object.keys(tasks) as Name[]
  const runs = new Map<Name, Measured[]>(names.map((name) => [name, []]))
  for (let turn = 0; turn < times; turn += 1) for (const name of names) runs.get(name)!.push(await tasks[name]())
  const summary = names.map((name) => [name, middle(runs.get(name)!)] as const)
  return Object.fromEntries(summary) as Record<Name, Measured>
}

function middle(runs: readonly Measured[]): Measured {
  const ordered = runs.map(({ seconds }) => seconds).toSorted((a, b) => a - b)
  return { seconds: ordered[Math.floor(ordered.length / 2)]!, peakMib: Math.max(...runs.map(({ peakMib }) => peakMib)) }
}
