/** Our own few words of an order, as they travel instead of another program's file: closed lists and numbers only. */
import { materials, restorations } from "../records/order.ts"
import type { OrderUnit } from "../records/order.ts"
import { isToothCode, jawOf } from "../records/tooth.ts"
import { shadeOf } from "./order-words.ts"

export interface OwnOrder {
  readonly units: readonly OrderUnit[]
  readonly shade: string
}

export const orderText = ({ units, shade }: OwnOrder): string =>
  `${JSON.stringify({ version: 1, units, shade }, null, 2)}\n`

/** Null where anything stands in it that is not of the lists. Throws SyntaxError where it is no JSON. */
export function readOrderText(text: string): OwnOrder | null {
  const value: unknown = JSON.parse(text)
  if (typeof value !== "object" || value === null || !("units" in value) || !("shade" in value)) return null
  const { units, shade } = value
  if (!Array.isArray(units) || typeof shade !== "string" || shadeOf(shade) !== shade) return null
  const read = units.map((unit) => readUnit(unit))
  const known = read.filter((unit) => unit !== null)
  return known.length === units.length ? { units: known, shade } : null
}

function readUnit(unit: unknown): OrderUnit | null {
  if (typeof unit !== "object" || unit === null || !("tooth" in unit) || typeof unit.tooth !== "number")
    return null
  const { tooth } = unit
  const restoration = restorations.find((name) => "restoration" in unit && unit.restoration === name)
  const material = materials.find((name) => "material" in unit && unit.material === name) ?? null
  if (!isToothCode(tooth) || restoration === undefined) return null
  return {
    tooth,
    jaw: jawOf(tooth),
    restoration,
    material,
    connected: "connected" in unit && unit.connected === true,
  }
}
