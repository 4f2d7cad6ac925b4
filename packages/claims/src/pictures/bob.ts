import { placed, type Length } from './svg.ts'

/** The bob at the foot of a plumb line; its top is at (x, y). */
export function bob(x: Length, y: number): string {
  return placed(x, y, '<path d="M0 10 L-4 3.4 Q-2.6 0 0 0 Q2.6 0 4 3.4 Z" fill="var(--ink)"/>')
}
