import type { CommandEntry } from './command.ts'

/** Every command, each loaded only when it is asked for. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    usage: 'check [PATH]',
    asks: 'Do the promises hold?',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    name: 'history',
    usage: 'history [PATH]',
    asks: 'What changed, when, and why?',
    load: async () => (await import('./history.ts')).historyCommand,
  },
  {
    name: 'verify',
    usage: 'verify FILE [PATH]',
    asks: 'Do these numbers follow from these rows?',
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  {
    name: 'report',
    usage: 'report [PATH]',
    asks: 'What do I send around?',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  {
    name: 'compare',
    usage: 'compare [PATH] --on MEASURE',
    asks: 'Which candidate is the best, and which cannot be told apart?',
    load: async () => (await import('./compare.ts')).compareCommand,
  },
  {
    name: 'rows',
    usage: 'rows [PATH] --claim ID',
    asks: 'Which rows are behind this number?',
    load: async () => (await import('./rows.ts')).rowsCommand,
  },
  {
    name: 'doctor',
    usage: 'doctor FILE',
    asks: 'What is this file, what is wrong with it, what does it support?',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    name: 'init',
    usage: 'init FILE',
    asks: 'What could this file promise?',
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    name: 'size',
    usage: 'size "CLAIM" --expect VALUE',
    asks: 'How many rows would prove it?',
    load: async () => (await import('./size.ts')).sizeCommand,
  },
  {
    name: 'measures',
    usage: 'measures',
    asks: 'What can be promised?',
    load: async () => (await import('./measures.ts')).measuresCommand,
  },
  {
    name: 'explain',
    usage: 'explain MEASURE',
    asks: 'How is it computed, and how do I read it?',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'schema',
    usage: 'schema [product|check]',
    asks: 'What may stand in a product file, and in evidence? (JSON Schema)',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
  {
    name: 'completion',
    usage: 'completion bash|zsh|fish',
    asks: 'How does my shell complete all this?',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
  {
    name: 'fixture',
    usage: 'fixture [ID] [--seed N]',
    asks: 'Does Plumb tell the truth where it was planted?',
    load: async () => (await import('./fixture.ts')).fixtureCommand,
  },
]
