/** Structured reports: numbers, codes, places and references stay; what somebody wrote does not. */
import type { OutElement, OutSet } from "../formats/dicom-write.ts"
import type { Attribute } from "./dicom-attributes.ts"

const contentSequence = 0x0040_a730
const conceptName = 0x0040_a043
const conceptCode = 0x0040_a168
const valueType = 0x0040_a040

/** Attributes that only a report may have (the option Clean Structured Content). */
const attributes: ReadonlyMap<number, Attribute> = new Map([
  [contentSequence, { vr: "SQ", most: 0 }],
  [conceptName, { vr: "SQ", most: 1 }],
  [conceptCode, { vr: "SQ", most: 1 }],
])

export const reportAttribute = (tag: number): Attribute | null => attributes.get(tag) ?? null

/** Which attribute a content item needs, by its type; text, names and dates are no such type. */
const needs: Readonly<Record<string, number>> = {
  CONTAINER: contentSequence,
  NUM: 0x0040_a300,
  CODE: conceptCode,
  UIDREF: 0x0040_a124,
  IMAGE: 0x0008_1199,
  COMPOSITE: 0x0008_1199,
  WAVEFORM: 0x0008_1199,
  SCOORD: 0x0070_0022,
  SCOORD3D: 0x0070_0022,
  TCOORD: 0x0040_a130,
}

/** Structure and references say enough without a name. */
const nameless = new Set([contentSequence, 0x0008_1199, 0x0070_0022])

const decoder = new TextDecoder()

/** Whole after the rewrite: it still has a type, a name that we know, and its value. By-reference items have neither. */
export function isSafeContent(item: OutSet): boolean {
  const type = item.find(({ tag }) => tag === valueType)
  if (type?.kind !== "value") return false
  const needed = needs[decoder.decode(type.bytes).trim()]
  if (needed === undefined || !item.some(({ tag }) => tag === needed)) return false
  return nameless.has(needed) || item.some(({ tag }) => tag === conceptName)
}

/** Whether anything is left that says more than "a report". */
export const saysSomething = (set: OutSet): boolean =>
  set.some((element) => element.tag === contentSequence && filled(element)) ||
  set.some((element) => evidence.has(element.tag) && filled(element))

const evidence = new Set([0x0040_a375, 0x0040_a385])

const filled = (element: OutElement): boolean => element.kind === "items" && element.items.length > 0
