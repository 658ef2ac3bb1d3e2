/** Which way of an image runs along which axis of the patient: left, back, head (PS3.3 C.7.6.2.1.1). */

export type Vector = readonly [number, number, number]

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

export interface PatientAxis {
  /** 0 along a row, from column to column; 1 from row to row; 2 from slice to slice. */
  readonly of: 0 | 1 | 2
  /** Of length one, towards left, back or head as nearly as the image lies. */
  readonly unit: Vector
  /** Whether the image counts that way, too. */
  readonly forwards: boolean
}

export type PatientAxes = readonly [left: PatientAxis, back: PatientAxis, head: PatientAxis]

export function patientAxes(row: Vector, column: Vector): PatientAxes {
  const ways: readonly [Vector, Vector, Vector] = [row, column, cross(row, column)]
  const [left, back, head] = bestOrder(ways)
  return [axisOf(ways, left, 0), axisOf(ways, back, 1), axisOf(ways, head, 2)]
}

function axisOf(ways: readonly [Vector, Vector, Vector], of: 0 | 1 | 2, patientAxis: 0 | 1 | 2): PatientAxis {
  const [x, y, z] = ways[of]
  const forwards = ways[of][patientAxis] >= 0
  return { of, unit: forwards ? [x, y, z] : [-x, -y, -z], forwards }
}

type Order = readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2]
const orders: readonly Order[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]

/** Of all assignments the one whose axes lie closest to the patient's. */
function bestOrder(axes: readonly Vector[]): Order {
  const closeness = (order: Order): number =>
    order.reduce<number>((sum, axis, patientAxis) => sum + Math.abs(axes[axis]?.[patientAxis] ?? 0), 0)
  return orders.reduce((best, order) => (closeness(order) > closeness(best) + 1e-6 ? order : best))
}
