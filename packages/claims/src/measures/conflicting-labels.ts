import type { Measure } from './measure.ts'

export const conflictingLabels: Measure = {
  name: 'conflicting_labels',
  aliases: ['label_conflicts', 'contradicting_labels'],
  title: 'Conflicting labels',
  unit: 'share',
  better: 'lower',
  parameters: [{ name: 'columns', takes: 'columns' }],
  needs: ['label'],
  range: [0, 1],
  fact: true,
  quantity: ({ columns: { label } }, { columns }) => ({
    form: 'count',
    fact: { of: 'duplicates', columns: columns.map(({ name }) => name), label: label! },
  }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) =>
    `Of ${n} ${rows}, ${value} are like one of another label in ${args.join(' and ')}.`,
  definition: 'The share of rows that are like another row in these columns while some of their labels differ.',
  formula: 'rows of groups with two or more labels / rows',
  avoid: 'Where the columns do not settle the label: two people of one age may differ.',
  example: 'conflicting_labels(text) <= 1%',
}
