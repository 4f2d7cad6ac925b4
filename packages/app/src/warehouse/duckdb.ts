// Loaded only when data is read. The bundler gives a CommonJS package its names in a static import, not in a dynamic one.
export { DuckDBInstance } from '@duckdb/node-api'
