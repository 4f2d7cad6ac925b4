/** The plan in DuckDB's dialect. Another dialect is another folder beside this one, with the same functions. */
export { packKeys, type PackedKeys } from './duckdb/pack-keys.ts'
export { printDuplicates } from './duckdb/print-duplicates.ts'
export { printExpr } from './duckdb/print-expr.ts'
export { printRows } from './duckdb/print-rows.ts'
export { printScan } from './duckdb/print-scan.ts'
