/** `order.json`: the form of an order and what its scans are, everything optional. A key that nobody knows is refused, a value is never repeated. */
import { scanRoles } from "@zahnwolke/core/deidentify/roles"
import type { ScanRole } from "@zahnwolke/core/deidentify/roles"
import { isDay } from "@zahnwolke/core/policy/day"
import { materials, restorations } from "@zahnwolke/core/records/order"
import type { OrderForm, OrderUnit } from "@zahnwolke/core/records/order"
import { isToothCode, jawOf } from "@zahnwolke/core/records/tooth"
import type { Jaw, ToothCode } from "@zahnwolke/core/records/tooth"
import { isRecord } from "../files/read-json.ts"

export type ReadOrder =
  | { readonly kind: "order"; readonly form: Partial<OrderForm>; readonly roles: SaidRoles }
  | { readonly kind: "not-an-object" | "unknown-key" }
  | { readonly kind: "wrong-value"; readonly key: string }

/** What scans are, by their paths in the folder that is sent. */
export type SaidRoles = ReadonlyMap<string, ScanRole>

/** Reads one key; `undefined` where its value is impossible. */
type Reader<Value> = (value: unknown) => Value | undefined

const text: Reader<string> = (value) =>
  typeof value === "string" && value.length <= 20_000 ? value : undefined
const yes: Reader<boolean> = (value) => (typeof value === "boolean" ? value : undefined)
const day: Reader<string | null> = (value) =>
  value === null || (typeof value === "string" && isDay(value)) ? value : undefined
const oneOf =
  <Word extends string>(words: readonly Word[]): Reader<Word> =>
  (value) =>
    words.find((word) => word === value)
const orNull =
  <Value>(read: Reader<Value>): Reader<Value | null> =>
  (value) =>
    value === null || value === undefined ? null : read(value)

const tooth: Reader<ToothCode> = (value) =>
  typeof value === "number" && isToothCode(value) ? value : undefined
const jaw = oneOf<Jaw>(["upper", "lower"])
const restoration = oneOf(restorations)
const material = oneOf(materials)
const unitKeys = new Set(["tooth", "jaw", "restoration", "material", "connected"])

function unit(value: unknown): OrderUnit | undefined {
  if (!isRecord(value) || Object.keys(value).some((key) => !unitKeys.has(key))) return undefined
  const at = orNull(tooth)(value["tooth"])
  const made = restoration(value["restoration"])
  const of = orNull(material)(value["material"])
  const connected = yes(value["connected"] ?? false)
  if (at === undefined || made === undefined || of === undefined || connected === undefined) return undefined
  // A tooth says its jaw; for an appliance it must be said.
  const side = at === null ? jaw(value["jaw"]) : jaw(value["jaw"] ?? jawOf(at))
  if (side === undefined || (at !== null && side !== jawOf(at))) return undefined
  return { tooth: at, jaw: side, restoration: made, material: of, connected }
}

const units: Reader<readonly OrderUnit[]> = (value) => {
  if (!Array.isArray(value) || value.length > 100) return undefined
  const read = value.map((one: unknown) => unit(one))
  return read.every((one) => one !== undefined) ? read : undefined
}

const patientName: Reader<OrderForm["patientName"]> = (value) => {
  if (value === null) return null
  if (!isRecord(value)) return undefined
  const { family, given, reason } = value
  const named = typeof family === "string" && typeof given === "string" && typeof reason === "string"
  return named && reason.trim() !== "" ? { family, given, reason } : undefined
}

const readers: { readonly [Key in keyof OrderForm]: Reader<OrderForm[Key]> } = {
  units,
  shade: text,
  dueOn: day,
  appointmentOn: day,
  kind: oneOf(["new", "remake", "repair"]),
  statutory: yes,
  instructions: text,
  // The code follows from patient and recipient; what stands here is read over.
  patientCode: text,
  patientName,
  prescriber: text,
}

const scanRole = oneOf(scanRoles)

const saidRoles: Reader<SaidRoles> = (value) => {
  if (!isRecord(value)) return undefined
  const said = new Map<string, ScanRole>()
  for (const [path, of] of Object.entries(value)) {
    const role = scanRole(of)
    if (role === undefined || path === "") return undefined
    said.set(path, role)
  }
  return said
}

const isKey = (key: string): key is keyof OrderForm => Object.hasOwn(readers, key)

export const orderKeys: readonly string[] = [...Object.keys(readers), "roles"]

export function readOrderForm(value: unknown): ReadOrder {
  if (!isRecord(value)) return { kind: "not-an-object" }
  let form: Partial<OrderForm> = {}
  const { roles: named = {}, ...fields } = value
  const roles = saidRoles(named)
  if (roles === undefined) return { kind: "wrong-value", key: "roles" }
  for (const [key, given] of Object.entries(fields)) {
    if (!isKey(key)) return { kind: "unknown-key" }
    const read = readers[key](given)
    if (read === undefined) return { kind: "wrong-value", key }
    form = { ...form, [key]: read }
  }
  return { kind: "order", form, roles }
}
