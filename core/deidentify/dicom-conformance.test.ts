/** Every row of PS3.15 Table E.1-1 is held at least as strictly as the Basic Profile, whatever the object is. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { textsOf } from "../formats/dicom-data-set.ts"
import type { DicomElement, DicomSet } from "../formats/dicom-data-set.ts"
import { dictionaryVr } from "../formats/dicom-dictionary.ts"
import { explicitLittle, implicitLittle } from "../formats/dicom-syntax.ts"
import type { OutElement } from "../formats/dicom-write.ts"
import { profileOrigin, profileRows } from "./dicom-profile.table.ts"
import {
  bytesElement,
  common,
  dicomFile,
  items,
  nativePixels,
  pixelModule,
  released,
  small,
  words,
} from "./fixtures/dicom.ts"
import type { Keep } from "./findings.ts"

interface Row {
  readonly tag: number
  readonly basic: string
  readonly options: string
}

/** Repeating groups are taken at their first. */
const rows: readonly Row[] = profileRows
  .trim()
  .split(/[;\n]/u)
  .map((line) => {
    const [hex = "", basic = "", options = ""] = line.split(" ")
    return { tag: Number.parseInt(hex.replace("xxxxxx", "000010").replace("xx", "00"), 16), basic, options }
  })

const device = 3
const longitudinal = 5
const characteristics = 6

const planted: Readonly<Record<string, string>> = {
  DA: "19610817",
  TM: "101112",
  DT: "19610817101112",
  AS: "061Y",
  UI: "1.2.840.19610817.42",
  DS: "1961.5",
  IS: "1961",
  CS: "YES",
  AE: "GRABOWSKI",
}
const word = "Grabowski"

function plant(row: Row): OutElement {
  const vr = dictionaryVr(row.tag) ?? "LO"
  if (vr === "SQ") {
    const inside = [
      words(0x0010_0010, "PN", word),
      words(0x0008_1155, "UI", planted["UI"] ?? ""),
      words(0x0008_0100, "SH", word),
    ]
    return items(row.tag, inside)
  }
  if (["OB", "OW", "UN", "OF", "OD", "OL"].includes(vr))
    return bytesElement(row.tag, vr, new TextEncoder().encode(`${word} `))
  if (vr === "US") return bytesElement(row.tag, vr, Uint8Array.of(4, 0))
  if (["FD", "FL", "UL", "SL", "SS"].includes(vr))
    return bytesElement(row.tag, vr, new Uint8Array(8).fill(65))
  return words(row.tag, vr, planted[vr] ?? word)
}

/** One class of each family. */
const kinds: readonly (readonly [uid: string, modality: string])[] = [
  ["1.2.840.10008.5.1.4.1.1.2", "CT"],
  ["1.2.840.10008.5.1.4.1.1.1.3", "IO"],
  ["1.2.840.10008.5.1.4.1.1.77.1.4", "XC"],
  ["1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT"],
  ["1.2.840.10008.5.1.4.1.1.481.5", "RTPLAN"],
  ["1.2.840.10008.5.1.4.1.1.66.4", "SEG"],
  ["1.2.840.10008.5.1.4.1.1.11.1", "PR"],
  ["1.2.840.10008.5.1.4.1.1.9.1.1", "ECG"],
  ["1.2.840.10008.5.1.4.1.1.20", "NM"],
  ["1.2.840.10008.5.1.4.1.1.77.1.5.1", "OP"],
]

const placed = rows.filter(({ tag }) => tag >= 0x0008_0000 && tag !== 0x0042_0011)

function held(row: Row, before: OutElement, after: DicomElement | undefined, set: DicomSet): boolean {
  if (after === undefined) return true
  if (after.items !== null) return row.basic !== "X" && !says(after)
  const texts = textsOf(set, row.tag).join("\\")
  const same = before.kind === "value" && texts === new TextDecoder().decode(before.bytes).trim()
  const empty = after.length === 0
  if (row.basic === "X") return false
  return row.basic === "Z" || row.basic === "X/Z" ? empty || isCode(texts) : !same || empty
}

/** As a number, and as the family name of a person. */
const isCode = (text: string): boolean => /^KAMO-7\^?$/u.test(text)

function says({ items: sets }: DicomElement): boolean {
  return (sets ?? []).some((set) =>
    [...set.elements.values()].some((element) => {
      if (element.items !== null) return says(element)
      const text = new TextDecoder().decode(element.value ?? new Uint8Array(0))
      return text.includes(word) || text.includes("19610817")
    }),
  )
}

async function loose(
  keep: Partial<Keep>,
  kept: readonly number[],
  syntax = explicitLittle,
): Promise<readonly string[]> {
  const failures: string[] = []
  for (const [uid, modality] of kinds) {
    const planting = new Map(placed.map((row) => [row.tag, plant(row)]))
    const nested = items(0x0008_1115, [...planting.values()])
    const source = dicomFile(uid, syntax, [...planting.values()], common(uid, modality), pixelModule(small), [
      nested,
      nativePixels(new Uint8Array(32)),
    ])
    const { set } = await released(source, keep)
    for (const row of placed) {
      const before = planting.get(row.tag)
      if (before === undefined || kept.some((option) => row.options[option] === "K")) continue
      for (const inside of [set, ...(set.elements.get(0x0008_1115)?.items ?? [])]) {
        const after = inside.elements.get(row.tag)
        if (!held(row, before, after, inside))
          failures.push(`${modality} ${row.tag.toString(16)} ${row.basic}`)
      }
    }
  }
  return failures
}

test("the table is the newest one that is known here", () => {
  assert.match(profileOrigin, /edition 2026c, .* SHA-256 [0-9a-f]{64}$/u)
  assert.ok(rows.length > 650)
})

test("the Basic Profile: every row at least as strict, at the top and nested, in every family of objects", async () => {
  assert.deepEqual(await loose({}, []), [])
})

test("the same where the file is written without representations", async () => {
  assert.deepEqual(await loose({}, [], implicitLittle), [])
})

test("what an option keeps is what the table lets it keep", async () => {
  assert.deepEqual(await loose({ dates: "full" }, [longitudinal]), [])
  assert.deepEqual(await loose({ dates: "shifted" }, [longitudinal]), [])
  assert.deepEqual(await loose({ device: true }, [device]), [])
  assert.deepEqual(await loose({ characteristics: true }, [characteristics]), [])
  assert.deepEqual(await loose({ descriptors: true }, []), [])
})
