/**
 * Writes the tables of the DICOM rewrite: what may stay by its representation, the object kinds, and Table E.1-1 itself,
 * against which the rewrite is proven. What PS3.15 removes, empties or replaces never enters the first.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { readTable } from "./standards.ts"

const target = join(import.meta.dirname, "..", "..", "core", "deidentify")
const dictionary = readTable("ps3.6-attributes.tsv", "PS3.6")
const profile = readTable("ps3.15-table-e1-1.tsv", "PS3.15 Table E.1-1")
const classes = readTable("ps3.4-sop-classes.tsv", "PS3.4")

/** Groups that hold technique and geometry; persons, visits, studies and requests are not among them. */
const openGroups = new Set(
  (
    "0008 0016 0018 0020 0022 0024 0028 003A 0040 0046 0048 0052 0054 0060 0062 0064 0066 0068 0070 " +
    "2050 3002 3004 3006 3008 300A 300C 3010 5200 5400 5600"
  ).split(" "),
)

/** Representations that cannot hold words once they are checked; CS against closed vocabularies. */
const harmless = new Set("AT CS DS FD FL IS OD OF OL OV OW SL SQ SS SV UI UL US UV".split(" "))

/** Not technique, though their representation would let them pass: who asked, who was there, whose words. */
const closed = new Set([
  "00080110",
  "00080300",
  "00080302",
  "00400100",
  "00400260",
  "00400321",
  "00400340",
  "00400500",
  "0040A043",
  "0040A168",
  "0040A370",
  "0040A372",
  "0040A504",
  "0040A730",
])

const strict = new Map(profile.rows.map(([tag = "", , basic = ""]) => [tag, basic]))

/** Unlimited is 0. */
function mostValues(vm: string): number {
  const last = /(\d+|n)$/u.exec(vm)?.[1] ?? "1"
  return vm.endsWith("n") ? 0 : Number(last)
}

interface Attribute {
  readonly tag: string
  readonly vr: string
  readonly most: number
}

const vrOf: Readonly<Record<string, string>> = {
  "US or SS": "US",
  "OB or OW": "OW",
  "US or SS or OW": "OW",
  "US or OW": "OW",
}

const attributes: readonly Attribute[] = dictionary.rows.flatMap(
  ([tag = "", , , vr = "", vm = "", retired = ""]) =>
    retired === "Y" || !/^[0-9A-F]{8}$/u.test(tag) ? [] : [{ tag, vr: vrOf[vr] ?? vr, most: mostValues(vm) }],
)

function allowed({ tag, vr }: Attribute): boolean {
  if (!openGroups.has(tag.slice(0, 4)) || !harmless.has(vr) || closed.has(tag)) return false
  const basic = strict.get(tag)
  return basic === undefined || basic === "U" || basic === "X/Z/U*"
}

/** "0008:0005,0008 0018:…" */
function grouped(tags: readonly string[]): string {
  const groups = new Map<string, string[]>()
  for (const tag of tags) groups.set(tag.slice(0, 4), [...(groups.get(tag.slice(0, 4)) ?? []), tag.slice(4)])
  const list = [...groups].map(([group, elements]) => `${group}:${elements.sort().join(",")}`)
  return list.sort().join(" ").toLowerCase()
}

function byClass(list: readonly Attribute[]): string {
  const classed = new Map<string, string[]>()
  for (const { tag, vr, most } of list) {
    const key = most === 0 ? `${vr}/n` : `${vr}/${most}`
    classed.set(key, [...(classed.get(key) ?? []), tag])
  }
  const lines = [...classed].sort(([a], [b]) => (a < b ? -1 : 1))
  return lines.map(([key, tags]) => `  "${key}": "${grouped(tags)}",`).join("\n")
}

/** Rows that an option of Annex E keeps, where the dictionary knows a representation that can be kept. */
function keptBy(column: number, vrs: string): readonly Attribute[] {
  const rows = new Set(profile.rows.filter((row) => row[column] === "K").map(([tag = ""]) => tag))
  return attributes.filter(({ tag, vr }) => rows.has(tag) && vrs.split(" ").includes(vr))
}

const record = "Readonly<Record<string, string>>"

writeFileSync(
  join(target, "dicom-allow.table.ts"),
  `/** Made by test/generate/dicom-allow.ts from ${dictionary.origin}, without what stands in ${profile.origin}. */
export const allowed: ${record} = {
${byClass(attributes.filter(allowed))}
}

/** Kept where dates are kept, full or shifted. */
export const dates: ${record} = {
${byClass(keptBy(8, "DA TM DT"))}
}

/** Kept where the identity of devices is kept. */
export const devices: ${record} = {
${byClass(keptBy(6, "LO SH UC UI"))}
}

/** Kept where characteristics of the patient are kept. */
export const characteristics: ${record} = {
${byClass(keptBy(9, "AS CS DS US"))}
}
`,
)

const pairs = classes.rows.map(([uid = "", , ciod = ""]) => `  ["${uid}", "${ciod}"],`)
writeFileSync(
  join(target, "dicom-classes.table.ts"),
  `/** Made by test/generate/dicom-allow.ts from ${classes.origin}: object kinds by SOP class. */
export const objectKinds: readonly (readonly [uid: string, kind: string])[] = [
${pairs.join("\n")}
]
`,
)

const byGroup = new Map<string, string[]>()
for (const [tag = "", , basic = "", ...options] of profile.rows) {
  const row = `${tag} ${basic} ${options.map((option) => option || "-").join("")}`
  byGroup.set(tag.slice(0, 4), [...(byGroup.get(tag.slice(0, 4)) ?? []), row])
}

writeFileSync(
  join(target, "dicom-profile.table.ts"),
  `/** Made by test/generate/dicom-allow.ts: what PS3.15 demands of every attribute, to prove the rewrite against. */
export const profileOrigin = "${profile.origin}"

/**
 * Rows parted by semicolons, one group of attributes a line: tag, action of the Basic Profile, and one letter for each option: Clean Descriptors, Clean Graphics,
 * Clean Structured Content, Retain Device Identity, Institution Identity, Longitudinal, Characteristics, UIDs.
 */
export const profileRows = \`
${[...byGroup.values()].map((rows) => rows.join(";")).join("\n")}
\`
`,
)
