/** Each option keeps what it says, the file names exactly the options that were applied, and the receiver can tell. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "../encoding/byte-source.ts"
import { itemsOf, textOf } from "../formats/dicom-data-set.ts"
import type { DicomSet } from "../formats/dicom-data-set.ts"
import { tag } from "../formats/dicom-tags.ts"
import { searchAgain } from "./deidentify.ts"
import { cleanedDescription } from "./dicom-descriptors.ts"
import { keepSaid } from "./dicom-statement.ts"
import type { Keep } from "./findings.ts"
import { ctSlice, released, words } from "./fixtures/dicom.ts"

const seriesDescription = 0x0008_103e
const serial = 0x0018_1000

const slice = ctSlice(
  words(tag.studyDate, "DA", "20240229"),
  words(tag.patientSex, "CS", "F"),
  words(serial, "LO", "SN-4711"),
  words(seriesDescription, "LO", "DVT Unterkiefer Frau Beispiel 29.02."),
)

const codes = (set: DicomSet): readonly (string | null)[] =>
  itemsOf(set, 0x0012_0064).map((item) => textOf(item, 0x0008_0100))

const options: readonly (readonly [keep: Partial<Keep>, code: string, of: number, value: string | null])[] = [
  [{ dates: "full" }, "113106", tag.studyDate, "20240229"],
  [{ characteristics: true }, "113108", tag.patientSex, "F"],
  [{ device: true }, "113109", serial, "SN-4711"],
  [{ descriptors: true }, "113105", seriesDescription, "dvt unterkiefer"],
]

test("without a wish nothing stays, and only the Basic Profile is named", async () => {
  const { set, bytes } = await released(slice)
  assert.deepEqual(codes(set), ["113100"])
  for (const [, , of] of options) assert.equal(textOf(set, of), null)
  assert.equal(await searchAgain(arraySource(bytes)), true)
})

for (const [keep, code, of, value] of options) {
  test(`${Object.keys(keep).join()}: kept, named as ${code}, and nothing else with it`, async () => {
    const { set, bytes } = await released(slice, keep)
    assert.equal(textOf(set, of), value)
    assert.deepEqual(codes(set), ["113100", code])
    for (const [, , other] of options) if (other !== of) assert.equal(textOf(set, other), null)
    assert.deepEqual(keepSaid(set), {
      dates: "none",
      device: false,
      characteristics: false,
      descriptors: false,
      ...keep,
    })
    assert.equal(await searchAgain(arraySource(bytes)), true)
  })
}

test("shifted days are named as modified, and are not the days of the file", async () => {
  const { set, bytes } = await released(slice, { dates: "shifted" })
  assert.deepEqual(codes(set), ["113100", "113107"])
  assert.match(textOf(set, tag.studyDate) ?? "", /^\d{8}$/u)
  assert.notEqual(textOf(set, tag.studyDate), "20240229")
  assert.equal(textOf(set, 0x0028_0303), "MODIFIED")
  assert.equal(await searchAgain(arraySource(bytes)), true)
})

test("a file that claims less than it keeps is not taken as clean", async () => {
  const { bytes } = await released(slice, { device: true })
  const forged = new Uint8Array(bytes)
  const at = new TextDecoder("latin1").decode(bytes).indexOf("113109")
  assert.ok(at > 0)
  forged.set(new TextEncoder().encode("113108"), at)
  assert.equal(await searchAgain(arraySource(forged)), false)
})

test("of a description only words of technique and anatomy stay, in no spelling of the writer's", () => {
  assert.equal(cleanedDescription("CBCT Mandible (Dr. Müller, tel 0170)"), "cbct mandible")
  assert.equal(cleanedDescription("Erika Mustermann"), null)
  assert.equal(cleanedDescription("DVT_Mustermann_46"), "dvt")
  const long = cleanedDescription("panoramaschicht ".repeat(9)) ?? ""
  assert.ok(long.length <= 64)
  assert.equal(cleanedDescription(long), long)
})
