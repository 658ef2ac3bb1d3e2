/** Numbers of a mesh that measure something: letters read as a number do not, nor does a day written as one. */

/** Ten kilometres in millimetres: a scan set down at another origin lies nearer, four letters or a date beyond. */
const furthest = 1e7

/** False for what is no number, too. */
export const isMeasured = (value: number): boolean => Math.abs(value) < furthest

/** Places in a picture, and numbers of materials. */
const widest = 4096

export const isTextured = (value: number): boolean => Math.abs(value) <= widest

export function allMeasured(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (!isMeasured(values[i] ?? 0)) return false
  return true
}
