/** What the DICOM rewrite writes down of an attribute that does not stay: its place and its kind. */
import { tagText } from "../formats/dicom-tags.ts"
import type { Finding } from "./findings.ts"

/** More places than this tell nobody anything; a hostile file has millions. */
const mostFindings = 2000

export interface Notes {
  readonly list: Finding[]
  readonly seen: Set<string>
}

export const openNotes = (): Notes => ({ list: [], seen: new Set() })

export function note(notes: Notes, place: string, kind: string, action: Finding["action"]): void {
  if (notes.list.length >= mostFindings) return
  const key = `${place} ${kind} ${action}`
  if (notes.seen.has(key)) return
  notes.seen.add(key)
  notes.list.push({ place, kind, action })
}

const kindByVr: Readonly<Record<string, string>> = {
  PN: "person-name",
  DA: "date",
  TM: "date",
  DT: "date",
  AS: "age",
  UI: "uid",
  UN: "unknown-bytes",
  OB: "unknown-bytes",
  AE: "device-name",
  UR: "address",
  SQ: "nested-content",
  CS: "word",
}

const person = new Set([
  0x0010_0010, 0x0010_0020, 0x0010_0030, 0x0010_0040, 0x0010_1000, 0x0010_1001, 0x0010_1005, 0x0010_1040,
  0x0010_1060, 0x0010_2154,
])

export function kindOfValue(tag: number, vr: string): string {
  const group = Math.floor(tag / 0x1_0000)
  if (group % 2 === 1) return "private"
  if (group >= 0x6000 && group <= 0x60ff) return "overlay"
  if (group >= 0x5000 && group <= 0x50ff) return "curve"
  if (group === 0x0010 || person.has(tag)) return "patient"
  if (tag === 0x0018_1000) return "device-serial"
  return kindByVr[vr] ?? "free-text"
}

export const placeOf = (path: string, tag: number): string =>
  path === "" ? tagText(tag) : `${path}/${tagText(tag)}`
