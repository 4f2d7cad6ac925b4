/** In words, how the range of a measure is computed: by form, or by name where a measure has its own. */
export const measureIntervals: Readonly<Record<string, string>> = {
  share:
    'Exact binomial (Clopper & Pearson 1934). Clusters and weights: the same on effective rows (Korn & Graubard 1998), with a floor so that one bad cluster is not read as no data.',
  count: 'A fact of the rows at hand: exact, low and high are the value.',
  mean: 'On each side the wider of Student t and Hall’s interval for skewed values (Hall 1992). Clusters and weights: linearised.',
  brier_score: 'A mean with a known range, 0 to 1: exact binomial on effective rows.',
  root: 'Root of the hull of the squared errors; too good where a few errors are much larger than the rest.',
  fit: 'One minus a ratio of means: hull of residuals, with a logarithmic lower limit; too good where a few errors are much larger than the rest. With clusters or weights coverage not proven.',
  per: 'Hull of residuals, with a logarithmic upper limit where both columns are positive.',
  quantile:
    'Order statistics (Nyblom 1992); with clusters or weights the quantiles at the limits of the share (Woodruff 1952). A side that the rows cannot bound stays open.',
  f1: 'Exact binomial on TP / (TP + FP + FN), carried over to F1.',
  balanced_accuracy: 'MOVER (Zou & Donner 2008) of two mid-p intervals. Of several classes: as macro_recall.',
  classes:
    'A mean over classes: on each side the wider of MOVER over the classes (Zou & Donner 2008) and the exact binomial on effective rows. With clusters or weights each class has the range of its own effective rows.',
  f_beta:
    'The odds of an error and how errors split, each with its own range, as a ratio (Donner & Zou 2012); clusters and weights: exact binomial on effective rows.',
  brier_skill_score:
    'One minus a ratio of means: the hull of its residuals, with a logarithmic lower limit (Hall 1992).',
  calibration_bias: 'The hull of a mean (Hall 1992), and at least what no event in so many rows leaves open.',
  calibration_ks:
    'How far a sum of chance errors wanders (Arrieta-Ibarra and others 2022), at least what no event leaves open.',
  recall_at_precision:
    'Exact binomial at the thresholds whose precision surely and possibly reaches the wanted one; rows with clusters or weights have none.',
  recall_by: 'A share in which a row counts for its amount: exact binomial on effective rows (Korn & Graubard 1998).',
  top: 'Exact binomial on the rows at the top, or on the positives (Clopper & Pearson 1934); clusters and weights: on effective rows, coverage not proven.',
  value_per_1000: 'MOVER over the priced cells of the table, exact binomial each; with clusters or weights a mean.',
  units:
    'A mean of units with a known range, 0 to 1: exact binomial on effective units (Korn & Graubard 1998), by cluster where there are clusters.',
  hit_rate: 'Exact binomial on queries (Clopper & Pearson 1934); clusters, weights and ties: on effective queries.',
  flaky_share: 'Exact binomial on cases (Clopper & Pearson 1934); clusters and weights: on effective cases.',
  runs_passed: 'Exact binomial on effective runs, cases being the clusters (Korn & Graubard 1998).',
  matthews_corrcoef:
    'Draws from the Jeffreys posterior of the table; with clusters or weights of a table of as many independent rows as carry it. Of several classes: exact binomial on effective rows of the linearised value.',
  cost_per_1000: 'MOVER over the priced cells of the table, exact binomial each; with clusters or weights a mean.',
  roc_auc: 'Newcombe’s method 5 (2006), widened where DeLong’s variance says so; clusters after Obuchowski (1997).',
  average_precision: 'Wilson on effective rows from a seeded bootstrap over score bins; weights not proven.',
  calibration_error: 'Inverts the folded-normal law of the gaps over 10 equal-mass bins, with a floor for rare events.',
  contest:
    'MOVER of the exact shares won and lost, as the difference of a pair, halved (Zou & Donner 2008); clusters and weights: the hull of a mean.',
  agreement:
    'Of two raters a share: exact binomial (Clopper & Pearson 1934). Of more: a mean with a known range; clusters and weights on effective rows.',
  raters:
    'Exact intervals of the observed and the expected disagreement on effective rows, as a ratio with their correlation (Donner & Zou 2012). Proven for AC1, and for kappa and alpha of names and grades in independent rows; clusters and weights are taken at their effective rows.',
  judged:
    'MOVER of three mid-p intervals: what the judge says of all rows, and what people say within its yes and its no (Cochran 1977). With judge_labels: chosen, draws of sensitivity, specificity and yes (Rogan & Gladen 1978), and a judge with few labels or little worth is refused.',
  distance:
    'The distance, give or take what chance shows between two draws of the pooled rows; clusters and weights by design effect.',
  psi: 'Inverts a noncentral chi-square law, stretched to its own spread; open above where a cell expects fewer than 3 rows. Clusters and weights by design effect (Rao & Scott 1981).',
  js_divergence:
    'Inverts a noncentral chi-square law (Grosse and others 2002); open above where a cell expects no row. Clusters and weights by design effect (Rao & Scott 1981).',
}
