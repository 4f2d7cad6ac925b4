// Ends the output of the tests with `N passed, N failed`. A file that cannot load, and a stray error, count as failures.
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], stray: readonly SerializedError[]): void {
    const count = { passed: 0, failed: stray.length, skipped: 0 }
    for (const module of modules) {
      const states = Array.from(module.children.allTests(), (test) => test.result().state)
      for (const state of states) count[state === 'pending' ? 'failed' : state] += 1
      if (module.state() === 'failed' && !states.includes('failed')) count.failed += 1
    }
    // after vitest's own summary
    process.once('exit', (code) => {
      const failed = code !== 0 && count.failed === 0 ? 1 : count.failed
      process.stdout.write(`${count.passed} passed, ${failed} failed\n`)
    })
  }
}
