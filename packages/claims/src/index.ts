export { InputError } from './errors.ts'
export type { InputErrorCode, InputErrorDetails, Place } from './errors.ts'
export type { Columns, Dataset, JoinedLabels } from './product/product.ts'
export type { ColumnType, Expr, Value } from './plan/expr.ts'
export type {
  Cells,
  ColumnFacts,
  DatasetFacts,
  DuplicatesScan,
  Rejected,
  RowsRequest,
  Scan,
  ShownRows,
} from './plan/scan.ts'
export { columnsOf } from './plan/columns-of.ts'
export { rowsValue } from './plan/plan.ts'
export type { Counted } from './check/answered.ts'
export type {
  Check,
  ClaimResult,
  DataResult,
  Excluded,
  Note,
  ProductFingerprint,
  Reason,
  SliceResult,
  Unit,
  Verdict,
  Window,
} from './check/check.ts'
export { measuresIn } from './measures/measures-in.ts'
export { describeMeasure, describeMeasures, type MeasureDoc } from './measures/describe-measures.ts'
export { claimPicture, type ClaimPictureOptions, type PicturedClaim } from './pictures/claim-picture.ts'
export { otherSlices } from './pictures/other-slices.ts'
export { plumbPlot, type PlumbPlotOptions, type PlumbRow } from './pictures/plumb-plot.ts'
export { commonSpan, plumbScale, type Plumbed, type PlumbScale } from './pictures/plumb-scale.ts'
export { escapeXml } from './pictures/svg.ts'
export { verdictColour, verdictGlyph, verdictWord } from './pictures/verdict-glyph.ts'
export { checkJsonSchema } from './history/check-json-schema.ts'
export { productJsonSchema } from './product/product-json-schema.ts'
export { boundText } from './sentences/bound-text.ts'
export { estimateText } from './sentences/estimate-text.ts'
export {
  aboutRows,
  capitalized,
  formatCount,
  formatEstimate,
  formatLevel,
  formatPlain,
  formatRows,
  formatValue,
  naturalFrequency,
} from './sentences/numbers.ts'
export { visibleText } from './sentences/visible-text.ts'
export { valueText, whereText } from './sentences/where-text.ts'
export { askedClaim } from './size/asked-claim.ts'
export { chancePercent } from './size/size-sentence.ts'
export { sizeClaim, type Size, type SizeOptions } from './size/size-claim.ts'
export type { Shown } from './size/what-rows-show.ts'
export { readProduct } from './product/read-product.ts'
export type { Candidate, Product, StatedClaim, Waiver } from './product/product.ts'
export { prepareCheck, type PreparedCheck, type Scanned } from './check/prepare.ts'
export { runCheck } from './check/run.ts'
export { neededDatasets, type NeededDataset } from './resolve/columns.ts'
export { rowsRequest, type RowsWanted } from './check/rows-request.ts'
export { packKeys, printDuplicates, printExpr, printRows, printScan, type PackedKeys } from './sql/duckdb.ts'
export { printName } from './language/words.ts'
export { excludedWords } from './sentences/excluded-words.ts'
export { reasonWords } from './sentences/reason-words.ts'
export { askedProduct, type CompareOptions } from './compare/asked-product.ts'
export type { ComparedCandidate, ComparedPair, Comparison } from './compare/comparison.ts'
export { prepareComparison, type PreparedComparison } from './compare/prepare-comparison.ts'
export { runComparison } from './compare/run-comparison.ts'
export { againstBaseline, type AgainstBaseline } from './history/against-baseline.ts'
export type { Change, ChangeKind } from './history/change.ts'
export { changesBetween } from './history/changes-between.ts'
export { firstMismatch, type Mismatch } from './history/first-mismatch.ts'
export { looksOf, movesText, times, type Look, type Looks } from './history/look.ts'
export { readEvidence } from './history/read-evidence.ts'
