/** Writes core/formats/dicom-dictionary.table.ts: the value representation of every attribute of PS3.6. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { readTable } from "./standards.ts"

const { rows, origin } = readTable("ps3.6-attributes.tsv", "PS3.6")

/** Where the standard leaves a choice, the wider representation: its bytes read the same. */
const chosen: Readonly<Record<string, string>> = {
  "US or SS": "US",
  "OB or OW": "OW",
  "US or SS or OW": "OW",
  "US or OW": "OW",
  "See Note 2": "UN",
  "": "UN",
}

const tagsByVr = new Map<string, Map<string, string[]>>()
for (const [tag = "", , , vr = ""] of rows) {
  if (!/^[0-9A-F]{8}$/u.test(tag) || tag.startsWith("FFFE")) continue
  const groups = tagsByVr.get(chosen[vr] ?? vr) ?? new Map<string, string[]>()
  tagsByVr.set(chosen[vr] ?? vr, groups)
  const elements = groups.get(tag.slice(0, 4)) ?? []
  groups.set(tag.slice(0, 4), elements)
  elements.push(tag.slice(4))
}

const lines = [...tagsByVr.entries()]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([vr, groups]) => {
    const list = [...groups].map(([group, elements]) => `${group}:${elements.sort().join(",")}`)
    return `  ${vr}: "${list.sort().join(" ").toLowerCase()}",`
  })

const text = `/** Made by test/generate/dicom-dictionary.ts from ${origin}: tags by value representation. */
export const tagsByVr: Readonly<Record<string, string>> = {
${lines.join("\n")}
}
`
writeFileSync(join(import.meta.dirname, "..", "..", "core", "formats", "dicom-dictionary.table.ts"), text)
