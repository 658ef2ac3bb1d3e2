/** The value representation of a public DICOM attribute, where the file does not say it itself (PS3.6). */
import { tagsByVr } from "./dicom-dictionary.table.ts"

let vrByTag: ReadonlyMap<number, string> | null = null

/** Null for private and unknown attributes. Overlays and curves repeat their group; their even groups read alike. */
export function dictionaryVr(tag: number): string | null {
  vrByTag ??= readTable()
  const group = Math.floor(tag / 0x1_0000)
  if (group % 2 === 1) return null
  return vrByTag.get(tag) ?? (tag % 0x1_0000 === 0 ? "UL" : null)
}

function readTable(): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  for (const [vr, list] of Object.entries(tagsByVr)) {
    for (const entry of list.split(" ")) {
      const [group = "", elements = ""] = entry.split(":")
      for (const element of elements.split(",")) map.set(Number.parseInt(group + element, 16), vr)
    }
  }
  return map
}
