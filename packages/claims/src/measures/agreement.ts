import { compare, not, or } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'
import { raterParameters, ratersSpoken } from './raters.ts'

export const agreement: Measure = {
  name: 'agreement',
  aliases: ['percent_agreement', 'raters_agree', 'observed_agreement'],
  title: 'Agreement',
  unit: 'share',
  better: 'higher',
  parameters: raterParameters,
  needs: ['raters'],
  range: [0, 1],
  quantity({ columns: { raters, ratings } }) {
    const [first, second, third] = raters
    if (third !== undefined) return { form: 'raters', coefficient: 'percent', raters, ratings }
    const lacks = or({ op: 'null', of: first! }, { op: 'null', of: second! })
    return { form: 'share', yes: compare(first!, '=', second!), among: not(lacks) }
  },
  counted: ({ rows }) => `${rows} that two or more rated`,
  sentence: ({ n, rows, frequency, args }) =>
    `On ${n} ${rows} that two or more rated, two ratings by ${ratersSpoken(args)} are the same this often: ${frequency}.`,
  definition: 'How often two ratings of a row are the same: of each row the share of pairs, and its mean over rows.',
  formula: 'mean over rows of equal pairs of ratings / pairs',
  avoid: 'When one rating is common: raters who both pass 95% agree 90% of the time by chance. Promise kappa or AC1.',
  example: 'agreement >= 85%',
}
