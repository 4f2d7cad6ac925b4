/** In words, how the range of a measure is computed: by form, or by name where a measure has its own. */
export const measureIntervals: Readonly<Record<string, string>> = {
  share:
    'Exact binomial (Clopper & Pearson 1934). Clusters and weights: the same on effective rows (Korn & Graubard 1998), with a floor so that one bad cluster is not read as no data.',
  count: 'A fact of the rows at hand: exact, low and high are the value.',
  mean: 'On each side the wider of Student t and Hall’s interval for skewed values (Hall 1992). Clusters and weights: linearised.',
  brier_score: 'A mean with a known range, 0 to 1: exact binomial on effective rows.',
  per: 'Hull of residuals, with a logarithmic upper limit where both columns are positive.',
  quantile:
    'Order statistics (Nyblom 1992); with clusters or weights the quantiles at the limits of the share (Woodruff 1952). A side that the rows cannot bound stays open.',
  f1: 'Exact binomial on TP / (TP + FP + FN), carried over to F1.',
  balanced_accuracy: 'MOVER (Zou & Donner 2008) of two mid-p intervals.',
  matthews_corrcoef:
    'Draws from the Jeffreys posterior of the table; with clusters or weights the jackknife, coverage not proven.',
  cost_per_1000: 'MOVER over the priced cells of the table, exact binomial each; with clusters or weights a mean.',
  roc_auc: 'Newcombe’s method 5 (2006), widened where DeLong’s variance says so; clusters after Obuchowski (1997).',
  average_precision:
    'Wilson on effective rows from a seeded bootstrap over score bins; clusters and weights not proven.',
  calibration_error: 'Inverts the folded-normal law of the gaps over 10 equal-mass bins, with a floor for rare events.',
}
