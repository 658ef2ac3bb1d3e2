/** Teeth by ISO 3950 (FDI): quadrant and position, permanent 11–48, deciduous 51–85. */

export type ToothCode = number & { readonly brand: "ToothCode" }

export function isToothCode(value: number): value is ToothCode {
  const quadrant = Math.floor(value / 10)
  const position = value % 10
  if (!Number.isInteger(value) || position < 1) return false
  return (
    (quadrant >= 1 && quadrant <= 4 && position <= 8) || (quadrant >= 5 && quadrant <= 8 && position <= 5)
  )
}

export type Jaw = "upper" | "lower"

/** Quadrants 1, 2, 5, 6 stand above. */
export const jawOf = (tooth: ToothCode): Jaw =>
  [1, 2, 5, 6].includes(Math.floor(tooth / 10)) ? "upper" : "lower"

/** As a dentist looks at the patient: 18…11 21…28 above, 48…41 31…38 below. */
export const permanentUpper: readonly ToothCode[] = row(1, 2)
export const permanentLower: readonly ToothCode[] = row(4, 3)

function row(right: number, left: number): readonly ToothCode[] {
  const positions = [1, 2, 3, 4, 5, 6, 7, 8]
  const codes = [...positions.toReversed().map((p) => right * 10 + p), ...positions.map((p) => left * 10 + p)]
  return codes.filter((code) => isToothCode(code))
}
