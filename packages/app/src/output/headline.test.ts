import { expect, test } from 'vitest'
import { exampleBoard, exampleCheck, exampleClaim } from './example-check.ts'
import { exitCode } from './exit-code.ts'
import { headline, shortHeadline } from './headline.ts'
import { stages } from './stages.ts'

const holds = exampleClaim({ verdict: 'holds' })
const undecided = exampleClaim({ verdict: 'undecided' })

test('the verdict is a sentence that can be read aloud', () => {
  expect(headline(exampleBoard())).toBe('Not ready: 2 of 11 promises fail and 3 cannot be told yet')
  expect(shortHeadline(exampleBoard())).toBe('Not ready: 2 of 11 promises fail')
  expect(headline(exampleCheck())).toBe('Not ready: 1 of 1 promise fails')
  expect(headline(exampleCheck([holds, undecided]))).toBe('Cannot tell yet: 1 of 2 promises is not decided')
  expect(headline(exampleCheck([holds, holds]))).toBe('Ready: all 2 promises hold')
  expect(headline(exampleCheck([holds]))).toBe('Ready: the one promise holds')
  expect(headline(exampleCheck([holds, exampleClaim({ verdict: 'waived' })]))).toBe(
    'Ready: 1 of 2 promises holds, 1 waived',
  )
  expect(headline(exampleCheck([]))).toBe('Cannot tell: nothing is promised yet')
})

test('the exit code follows the verdict', () => {
  expect([exampleCheck([holds]), exampleCheck(), exampleCheck([undecided]), exampleCheck([])].map(exitCode)).toEqual([
    0, 1, 2, 2,
  ])
})

test('stages keep the order of the file and say whether their gate is open', () => {
  expect(stages(exampleBoard().claims).map(({ name, gate }) => `${name} ${gate}`)).toEqual([
    'data open: 2 of 2 hold',
    'build shut: 1 fails, 2 undecided, 1 waived',
    'live shut: 1 fails, 1 without evidence',
  ])
})
