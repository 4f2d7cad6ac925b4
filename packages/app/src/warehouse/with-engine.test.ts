import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { queryRows } from './connection.ts'
import { withEngine } from './with-engine.ts'

/** Counts for minutes. */
const endless = 'select count(*) as n from range(1e12::bigint) a where hash(a.range) = 0'
const nowhere = { allow: [] }

test('an abort stops a query that would run for minutes, and gives its own reason', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const asked = withEngine({ ...nowhere, signal: controller.signal }, (engine) => {
    setTimeout(() => controller.abort(reason), 50)
    return queryRows(engine, endless)
  })
  await expect(asked).rejects.toBe(reason)
})

test('a query that begins after the abort is stopped too, on any connection', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const asked = withEngine({ ...nowhere, signal: controller.signal }, async ({ lanes }) => {
    controller.abort(reason)
    await pause(30)
    await lanes[1]!.run(endless)
  })
  await expect(asked).rejects.toBe(reason)
})

test('an engine is not opened for what was stopped before', async () => {
  const use = (): Promise<never> => expect.unreachable()
  await expect(withEngine({ ...nowhere, signal: AbortSignal.abort('enough') }, use)).rejects.toBe('enough')
})

test('what fails by itself keeps its error, and what is not stopped gives its result', async () => {
  const { signal } = new AbortController()
  const broken = withEngine({ ...nowhere, signal }, (engine) => queryRows(engine, 'select nothing'))
  await expect(broken).rejects.toThrow('nothing')
  expect(await withEngine({ ...nowhere, signal }, (engine) => queryRows(engine, 'select 1 as one'))).toEqual([
    { one: 1 },
  ])
})
