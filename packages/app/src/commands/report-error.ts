import { InputError, visibleText } from '@plumb/claims'
import { jsonText } from '../output/inert.ts'
import type { Io } from './io.ts'

/** As shells have it: 128 and the number of the interrupt. */
const interrupted = 130

/** Says what went wrong, for people on standard error and with `--json` as an object on standard output; gives the exit code. */
export function reportError(error: unknown, io: Io, { json }: { readonly json: boolean }): number {
  if (io.signal?.aborted === true) {
    io.stderr.write('plumb: stopped before it was done; no verdict was reached and nothing was kept.\n')
    return interrupted
  }
  const known = error instanceof InputError
  if (json)
    io.stdout.write(
      `${jsonText({ schema: 'plumb/error@1', error: known ? inputObject(error) : faultObject(error) })}\n`,
    )
  io.stderr.write(`${known ? inputSentence(error) : faultSentence(error)}\n`)
  if (!known && io.env.PLUMB_DEBUG === '1') io.stderr.write(`${trace(error)}\n`)
  return known ? 3 : 4
}

/** `product.yaml:12:5: no measure is called recal. Wanted a measure, got recal. Nearest: recall` */
function inputSentence({ message, details }: InputError): string {
  const { file, line, column, wanted, got, nearest } = details
  const [, option, told = message] = /^(--[a-z-]+): (.*)$/su.exec(message) ?? []
  const place = placeText(file, line, column, option)
  const isTold = (part: string | undefined): boolean => part === undefined || message.includes(part)
  const came = got === undefined || got === 'nothing' ? 'nothing' : `\`${got}\``
  const saysAll = isTold(got === 'nothing' ? wanted : got) && (got !== undefined || isTold(wanted))
  const parts = [
    stopped(told),
    saysAll ? '' : `Wanted ${wanted ?? 'something else'}, got ${came}.`,
    nearest === undefined || /nearest/i.test(message) ? '' : `Nearest: \`${nearest}\`.`,
  ]
  const text = parts.filter((part) => part !== '').join(' ')
  return visibleText(`${place}: ${text}`)
}

/** A claim on the command line stands in no file; its column is that of the claim, or of what an option says. */
function placeText(file?: string, line?: number, column?: number, option?: string): string {
  if (file === undefined) {
    const at = [option, column === undefined ? undefined : `at character ${column}`].filter(
      (part) => part !== undefined,
    )
    return at.length === 0 ? 'plumb' : `plumb: ${at.join(', ')}`
  }
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

function inputObject({ code, message, details }: InputError): Readonly<Record<string, unknown>> {
  const { file = null, line = null, column = null, wanted = null, got = null, nearest = null } = details
  return { code, message, file, line, column, wanted, got, nearest }
}

function faultObject(error: unknown): Readonly<Record<string, unknown>> {
  const nothing = { file: null, line: null, column: null, wanted: null, got: null, nearest: null }
  return { code: 'fault', message: messageOf(error), ...nothing }
}

function faultSentence(error: unknown): string {
  const what = visibleText(messageOf(error))
  return `plumb: this is a fault of Plumb, not of your files: ${stopped(what)} Please report it with the command you ran; PLUMB_DEBUG=1 adds where it happened.`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function stopped(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function trace(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const stack = error.stack ?? error.message
  return error.cause === undefined
    ? stack
    : `${stack}\ncaused by: ${error.cause instanceof Error ? trace(error.cause) : JSON.stringify(error.cause)}`
}
