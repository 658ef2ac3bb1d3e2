/** What may stay of a DICOM attribute, by tag: its representation, how many values, or nothing. */
import { allowed, characteristics, dates, devices } from "./dicom-allow.table.ts"

export interface Attribute {
  readonly vr: string
  /** 0 where the standard sets no bound. */
  readonly most: number
}

type Table = ReadonlyMap<number, Attribute>

function readTable(classes: Readonly<Record<string, string>>): Table {
  const table = new Map<number, Attribute>()
  for (const [key, list] of Object.entries(classes)) {
    const [vr = "", vm = ""] = key.split("/")
    const attribute = { vr, most: vm === "n" ? 0 : Number(vm) }
    for (const entry of list.split(" ")) {
      const [group = "", elements = ""] = entry.split(":")
      for (const element of elements.split(",")) {
        if (element !== "") table.set(Number.parseInt(group + element, 16), attribute)
      }
    }
  }
  return table
}

let tables: Readonly<Record<"allowed" | "dates" | "devices" | "characteristics", Table>> | null = null

function table(name: "allowed" | "dates" | "devices" | "characteristics"): Table {
  tables ??= {
    allowed: readTable(allowed),
    dates: readTable(dates),
    devices: readTable(devices),
    characteristics: readTable(characteristics),
  }
  return tables[name]
}

export const attributeOf = (tag: number): Attribute | null => table("allowed").get(tag) ?? null
export const dateOf = (tag: number): Attribute | null => table("dates").get(tag) ?? null
export const deviceOf = (tag: number): Attribute | null => table("devices").get(tag) ?? null
export const characteristicOf = (tag: number): Attribute | null => table("characteristics").get(tag) ?? null
