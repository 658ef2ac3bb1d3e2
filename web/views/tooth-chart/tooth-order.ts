/** Which tooth stands where on the screen, and which one an arrow key leads to. */
import type { OrderUnit } from "@zahnwolke/core/records/order"
import { isToothCode, jawOf, permanentLower, permanentUpper } from "@zahnwolke/core/records/tooth"
import type { ToothCode } from "@zahnwolke/core/records/tooth"

export type Dentition = "permanent" | "milk"

/** As a dentist looks at the patient: the patient's right stands on the left. */
export interface Rows {
  readonly upper: readonly ToothCode[]
  readonly lower: readonly ToothCode[]
}

const milk = (teeth: readonly ToothCode[]): readonly ToothCode[] =>
  teeth
    .filter((tooth) => tooth % 10 <= 5)
    .map((tooth) => tooth + 40)
    .filter(isToothCode)

export const rowsOf = (dentition: Dentition): Rows =>
  dentition === "permanent"
    ? { upper: permanentUpper, lower: permanentLower }
    : { upper: milk(permanentUpper), lower: milk(permanentLower) }

/** Quadrants in the order they are read, each as it stands on the screen. */
export function quadrantsOf({ upper, lower }: Rows): readonly (readonly ToothCode[])[] {
  return [upper, lower].flatMap((row) => [row.slice(0, row.length / 2), row.slice(row.length / 2)])
}

/** Null where the key leads nowhere: the chart then leaves it to the page. */
export function toothBeside(rows: Rows, tooth: ToothCode, key: string): ToothCode | null {
  const isUpper = jawOf(tooth) === "upper"
  const row = isUpper ? rows.upper : rows.lower
  const at = row.indexOf(tooth)
  switch (key) {
    case "ArrowLeft":
      return row[at - 1] ?? null
    case "ArrowRight":
      return row[at + 1] ?? null
    case "ArrowUp":
      return isUpper ? null : (rows.upper[at] ?? null)
    case "ArrowDown":
      return isUpper ? (rows.lower[at] ?? null) : null
    case "Home":
      return row[0] ?? null
    case "End":
      return row.at(-1) ?? null
    default:
      return null
  }
}

/** Two neighbours that are made in one piece. */
export type Joint = readonly [ToothCode, ToothCode]

/** A unit that says "connected" is joined to the unit behind it. */
export function jointsOf(units: readonly OrderUnit[]): readonly Joint[] {
  return units.flatMap((unit, i) => {
    const next = units[i + 1]?.tooth ?? null
    return unit.connected && unit.tooth !== null && next !== null ? [[unit.tooth, next] as const] : []
  })
}

export const isJoined = (joints: readonly Joint[], a: ToothCode, b: ToothCode): boolean =>
  joints.some(([first, second]) => (first === a && second === b) || (first === b && second === a))
