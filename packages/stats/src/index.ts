export { StatsError, type StatsErrorCode } from './errors.ts'
