import assert from "node:assert/strict"
import { test } from "node:test"
import { tag } from "../formats/dicom-tags.ts"
import type { OutSet } from "../formats/dicom-write.ts"
import { deidentifyDicom } from "./dicom.ts"
import { contextWith, ctSlice, words } from "./fixtures/dicom.ts"
import { told } from "./told.ts"

const findingsOf = async (...more: OutSet) => {
  const outcome = await deidentifyDicom(ctSlice(...more), await contextWith())
  assert.equal(outcome.status, "deidentified")
  return outcome.findings
}

const person = [
  words(tag.patientName, "PN", "Muster^Anna"),
  words(tag.patientId, "LO", "4711"),
  words(tag.patientBirthDate, "DA", "19800504"),
  words(0x0008_0080, "LO", "Praxis Muster"),
]
const measures = [
  words(tag.imageOrientation, "DS", "1\\0\\0\\0\\1\\0"),
  words(tag.pixelSpacing, "DS", "0.2\\0.2"),
  words(tag.sliceThickness, "DS", "0.2"),
]

test("a dentist reads that name, birth date and number went, and that measures, thickness and side stayed", async () => {
  const { gone, stayed, count } = told([await findingsOf(...person, ...measures)])

  assert.deepEqual(
    gone.filter(({ thing }) => ["name", "birth-date", "patient-number", "place"].includes(thing)),
    ["name", "birth-date", "patient-number", "place"].map((thing) => ({ thing, count: 1 })),
  )
  assert.equal(
    count,
    gone.reduce((sum, one) => sum + one.count, 0),
  )
  for (const thing of ["measures", "slice-thickness", "side"] as const)
    assert.ok(stayed.includes(thing), thing)
})

test("what an image never had is not said to have stayed", async () => {
  const { stayed } = told([await findingsOf(words(tag.sliceThickness, "DS", ""))])

  assert.equal(stayed.includes("slice-thickness"), false)
})

test("four hundred slices that say the same count once, and what only one of them says counts beside it", async () => {
  const slice = await findingsOf(...person)
  const one = await findingsOf(...person, words(0x0008_4000, "LT", "bitte Frau Muster anrufen"))
  const [alone, many] = [told([slice]), told([...Array.from({ length: 400 }, () => slice), one])]

  assert.equal(many.count, alone.count + 1)
})

test("comments are counted one by one, and what was only written anew is no loss", () => {
  const { gone, stayed, count } = told([
    [
      { place: "coordinates", kind: "geometry", action: "kept" },
      { place: "comments (4)", kind: "free-text", action: "removed" },
      { place: "colour profile", kind: "free-text", action: "replaced" },
      { place: "pixels", kind: "pixels", action: "replaced" },
    ],
  ])

  assert.deepEqual([gone, stayed, count], [[{ thing: "comment", count: 4 }], ["form"], 4])
})

test("what a later rewrite finds is told in the most general word and never left out", () => {
  const { gone } = told([[{ place: "somewhere", kind: "never-heard-of", action: "removed" }]])

  assert.deepEqual(gone, [{ thing: "hidden", count: 1 }])
})
