import { spawn } from 'node:child_process'

/** What a process took: the whole of it, from start to end. */
export interface Measured {
  readonly seconds: number
  /** Of all its threads: what other programs on the machine change least. */
  readonly processorSeconds: number
  /** Its largest resident memory. */
  readonly peakMib: number
}

/** Loaded before the program: says on file 3 how much memory and processor time it took in the end. */
const reporter = `data:text/javascript,import { writeSync } from 'node:fs'; process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(3, maxRSS + ' ' + (userCPUTime + systemCPUTime)) })`

/** Runs Node with some arguments and measures it. Codes up to 2 are answers. */
export async function runMeasured(args: readonly string[], { memory = true } = {}): Promise<Measured> {
  const since = performance.now()
  const child = spawn(process.execPath, [...(memory ? ['--import', reporter] : []), ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const told = { err: '', used: '' }
  child.stdio[2]?.on('data', (part: Buffer) => (told.err += part.toString()))
  child.stdio[3]?.on('data', (part: Buffer) => (told.used += part.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const seconds = (performance.now() - since) / 1000
  if (code === null || code > 2) throw new Error(`node ${args.join(' ')} ended with ${code}: ${told.err}`)
  const [usedKib = 0, processorUs = 0] = told.used.split(' ').map(Number)
  return { seconds, processorSeconds: processorUs / 1e6, peakMib: usedKib / 1024 }
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
  const median = (of: (run: Measured) => number): number =>
    runs.map(of).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)]!
  return {
    seconds: median(({ seconds }) => seconds),
    processorSeconds: median(({ processorSeconds }) => processorSeconds),
    peakMib: Math.max(...runs.map(({ peakMib }) => peakMib)),
  }
}
