// The reference of measures in docs/measures/, one page a measure, from the registry itself: `node scripts/run-typescript.js write-measure-pages.ts`.
import { describeMeasures, type MeasureDoc } from '@plumb/claims'

/** A generated page: its name below docs/measures/ and its text. */
export interface Page {
  readonly name: string
  readonly text: string
}

/** The index, then one page a measure. */
export function measurePages(): readonly Page[] {
  const docs = describeMeasures()
  return [indexPage(docs), ...docs.map((doc): Page => ({ name: fileOf(doc), text: pageText(doc) }))]
}

function fileOf({ name }: MeasureDoc): string {
  return `${name.replaceAll('_', '-')}.md`
}

function indexPage(docs: readonly MeasureDoc[]): Page {
  const rows = docs.map((doc) => `| [\`${callOf(doc)}\`](${fileOf(doc)}) | ${cell(doc.definition)} |`)
  const text = `# Measures\n\nEvery quantity that a claim can name, as \`npm run plumb -- measures\` lists them.\n\n| measure | what it is |\n| --- | --- |\n${rows.join('\n')}\n`
  return { name: 'README.md', text }
}

function callOf({ name, arguments: given }: MeasureDoc): string {
  return given.length === 0 ? name : `${name}(${given.join(', ')})`
}

function pageText(doc: MeasureDoc): string {
  const better = doc.better === null ? '' : `; ${doc.better} is better`
  const facts: readonly (readonly [string, string])[] = [
    ['Also called', doc.aliases.join(', ')],
    ['Unit', `${doc.unit}${better}`],
    ['Needs', [...doc.arguments, ...doc.needs].join(', ')],
    ['In symbols', doc.formula],
    ['Read aloud', doc.reads],
    ['Not for', doc.avoid],
    ['Its range', doc.interval],
  ]
  const lines = facts.filter(([, text]) => text !== '').map(([label, text]) => `| ${label} | ${cell(text)} |`)
  return `# ${doc.title}\n\n${doc.definition}\n\n| \`${callOf(doc)}\` | |\n| --- | --- |\n${lines.join('\n')}\n\n\`\`\`yaml\n- ${doc.example}\n\`\`\`\n`
}

/** Text inside a table: a bar would end its cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
