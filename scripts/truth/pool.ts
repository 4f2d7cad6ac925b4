import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Missed, Runs } from './run-cell.ts'

/** One cell to study, by its place in the list. */
export interface Job extends Runs {
  readonly cell: number
}

/** Studies cells on every core; the results come in the order of the jobs, whoever did them. `found` hears of each as it comes. */
export async function studied(
  file: string,
  jobs: readonly Job[],
  found: (job: Job, missed: Missed) => void,
): Promise<readonly Missed[]> {
  const results: Missed[] = []
  const left = jobs.map((job, at) => ({ job, at })).values()
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(file))
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const { job, at } of left) {
          results[at] = await asked(worker, job)
          found(job, results[at])
        }
      }),
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return results
}

function asked(worker: Worker, job: Job): Promise<Missed> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (missed: Missed) => {
      worker.off('error', reject)
      resolve(missed)
    })
    worker.postMessage(job, [])
  })
}
