import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { itemsOf, numbersOf, textOf, textsOf } from "../formats/dicom-data-set.ts"
import type { DicomSet } from "../formats/dicom-data-set.ts"
import { explicitBig, explicitLittle, implicitLittle } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import type { OutElement, OutSet } from "../formats/dicom-write.ts"
import { deidentifyDicom } from "./dicom.ts"
import {
  bytesElement,
  common,
  contextWith,
  ctClass,
  ctSlice,
  dicomFile,
  items,
  nativePixels,
  pixelModule,
  released,
  secondaryCapture,
  short,
  small,
  words,
} from "./fixtures/dicom.ts"

const code = (value: string, scheme: string, meaning: string): OutSet => [
  words(0x0008_0100, "SH", value),
  words(0x0008_0102, "SH", scheme),
  words(0x0008_0104, "LO", meaning),
]

test("the patient stands under a code, and the file says how that came", async () => {
  const { set } = await released(
    ctSlice(words(tag.patientName, "PN", "Muster^Anna"), words(tag.patientId, "LO", "4711")),
  )

  assert.equal(textOf(set, tag.patientName), "KAMO-7^")
  assert.equal(textOf(set, tag.patientId), "KAMO-7")
  assert.equal(textOf(set, tag.patientBirthDate), null)
  assert.equal(textOf(set, 0x0012_0062), "YES")
  assert.match(textOf(set, 0x0012_0063) ?? "", /PS3\.15 Annex E/u)
  const [method] = itemsOf(set, 0x0012_0064)
  assert.equal(textOf(method ?? set, 0x0008_0100), "113100")
  assert.equal(textOf(method ?? set, 0x0008_0104), "Basic Application Confidentiality Profile")
  assert.equal(textOf(set, 0x0028_0303), "REMOVED")
})

test("geometry, technique and window keep their values to the letter", async () => {
  const technique = [
    words(tag.imagePosition, "DS", "-12.50\\3\\4.025e1"),
    words(tag.imageOrientation, "DS", "1\\0\\0\\0\\1\\0"),
    words(tag.pixelSpacing, "DS", "0.200000\\0.2"),
    words(tag.sliceThickness, "DS", "0.2"),
    words(0x0018_0060, "DS", "90"),
    words(tag.rescaleSlope, "DS", "1"),
    words(tag.rescaleIntercept, "DS", "-1024"),
    words(tag.windowCenter, "DS", "400\\40"),
    words(tag.windowWidth, "DS", "2000\\400"),
    words(tag.laterality, "CS", "L"),
    words(0x0018_5100, "CS", "HFS"),
    words(tag.patientOrientation, "CS", "L\\P"),
    words(0x0018_1210, "SH", "H60s"),
  ]
  const { set } = await released(ctSlice(...technique))

  for (const element of technique) {
    assert.ok(element.kind === "value")
    assert.equal(textsOf(set, element.tag).join("\\"), new TextDecoder().decode(element.bytes).trim())
  }
})

test("words where numbers and terms belong are dropped, and so are dates and telephones that look like numbers", async () => {
  const { set } = await released(
    ctSlice(
      words(tag.sliceThickness, "DS", "Grabowski"),
      words(0x0018_0060, "DS", "19610817"),
      words(0x0018_1151, "IS", "493012345678"),
      words(tag.bodyPart, "CS", "GRABOWSKI"),
      words(tag.imageType, "CS", "ORIGINAL\\PRIMARY\\GRABOWSKI\\MPR\\19610817"),
      bytesElement(0x0018_9803, "FD", utf8("Grabowsk")),
      words(0x0018_1210, "SH", "Grabowski"),
      words(tag.manufacturer, "LO", "Grabowski Optik"),
    ),
  )

  for (const each of [tag.sliceThickness, 0x0018_0060, 0x0018_1151, tag.bodyPart, 0x0018_9803, 0x0018_1210]) {
    assert.equal(set.elements.has(each), false)
  }
  assert.deepEqual(textsOf(set, tag.imageType), ["ORIGINAL", "PRIMARY", "", "MPR"])
  assert.equal(textOf(set, tag.manufacturer), null)
})

test("private, unknown and repeating groups do not come along, however they are written", async () => {
  const { set, outcome } = await released(
    ctSlice(
      words(0x0009_0010, "LO", "GRABOWSKI"),
      items(0x0009_1001, [words(0x0009_1002, "LO", "Grabowski")]),
      bytesElement(0x0009_1003, "UN", utf8("Grabowski ")),
      words(0x0008_fff0, "LO", "Grabowski"),
      bytesElement(0x6000_3000, "OW", utf8("Grabowski ")),
      words(0x6000_0022, "LO", "Grabowski"),
      bytesElement(0x5000_3000, "OW", utf8("Grabowski ")),
      bytesElement(0x0010_4000, "UN", utf8("Grabowski ")),
    ),
  )

  for (const each of set.elements.keys()) assert.ok(each % 0x2_0000 < 0x1_0000 && each < 0x7fe0_0011)
  const kinds = new Set(outcome.findings.map(({ kind }) => kind))
  for (const kind of ["private", "overlay", "curve", "free-text"]) assert.ok(kinds.has(kind), kind)
})

test("findings name places and kinds, never what stood there", async () => {
  const { outcome } = await released(
    ctSlice(words(tag.patientName, "PN", "Grabowski^W"), words(0x0008_1030, "LO", "Grabowski")),
  )

  assert.equal(JSON.stringify(outcome.findings).includes("Grabowski"), false)
  assert.ok(outcome.findings.some(({ place, action }) => place === "(0008,1030)" && action === "removed"))
})

test("a code that we know gets our words, one that we do not know is dropped", async () => {
  const region = 0x0008_2218
  const { set } = await released(
    ctSlice(
      items(region, code("T-D1213", "SRT", "Jaw of Grabowski"), code("GRABOWSKI", "99PRAXIS", "Grabowski")),
    ),
  )

  assert.deepEqual(
    itemsOf(set, region).map((item) => textOf(item, 0x0008_0104)),
    ["Jaw region"],
  )
})

test("UIDs change, the same to the same, and classes stay what they are", async () => {
  const reference = (uid: string): OutSet => [
    words(0x0008_1150, "UI", ctClass),
    words(0x0008_1155, "UI", uid),
  ]
  const { set } = await released(
    ctSlice(items(0x0008_1140, reference("1.2.3.4"), reference("1.2.3.19610817"))),
  )

  const instance = textOf(set, tag.sopInstance)
  assert.match(instance ?? "", /^2\.25\.\d{1,39}$/u)
  const referenced = itemsOf(set, 0x0008_1140)
  assert.equal(textOf(referenced[0] ?? set, 0x0008_1155), instance)
  assert.equal(textOf(referenced[0] ?? set, 0x0008_1150), ctClass)
  assert.doesNotMatch(textOf(referenced[1] ?? set, 0x0008_1155) ?? "", /19610817/u)
  assert.equal(textOf(set.meta ?? set, 0x0002_0003), instance)
})

test("preamble and file meta information are written anew", async () => {
  const file = await readAll(ctSlice())
  file.set(utf8("Grabowski"), 0)
  const { bytes, outcome } = await released(arraySource(file))

  assert.ok(bytes.subarray(0, 128).every((byte) => byte === 0))
  assert.ok(outcome.findings.some(({ place }) => place === "preamble"))
})

test("dates are dropped, or shifted together, or kept, as was asked", async () => {
  const dated = (): ReturnType<typeof ctSlice> =>
    ctSlice(
      words(tag.studyDate, "DA", "20240229"),
      words(0x0008_002a, "DT", "20240301120000.5"),
      words(tag.patientBirthDate, "DA", "19610817"),
      words(0x0008_0022, "DA", "Grabowsk"),
    )
  const none = await released(dated())
  const full = await released(dated(), { dates: "full" })
  const shifted = await released(dated(), { dates: "shifted" })

  assert.equal(textOf(none.set, tag.studyDate), null)
  assert.equal(textOf(full.set, tag.studyDate), "20240229")
  assert.equal(textOf(full.set, 0x0028_0303), "UNMODIFIED")
  const days = (text: string | null): number =>
    Date.parse(`${text?.slice(0, 4)}-${text?.slice(4, 6)}-${text?.slice(6, 8)}`) / 86_400_000
  assert.equal(days(textOf(shifted.set, 0x0008_002a)) - days(textOf(shifted.set, tag.studyDate)), 1)
  assert.notEqual(textOf(shifted.set, tag.studyDate), "20240229")
  for (const { set } of [none, full, shifted]) {
    assert.equal(textOf(set, tag.patientBirthDate), null)
    assert.equal(textOf(set, 0x0008_0022), null)
  }
})

test("an age above 89 is 90, where ages are kept at all", async () => {
  const old = ctSlice(words(0x0010_1010, "AS", "097Y"), words(tag.patientSex, "CS", "F"))

  assert.equal(textOf((await released(old, { characteristics: true })).set, 0x0010_1010), "090Y")
  assert.equal((await released(old)).set.elements.has(0x0010_1010), false)
})

test("what cannot be de-identified is refused with a sentence", async () => {
  const pdf = "1.2.840.10008.5.1.4.1.1.104.1"
  const refusals = [
    dicomFile(pdf, explicitLittle, common(pdf, "DOC"), [bytesElement(0x0042_0011, "OB", utf8("%PDF-1.7"))]),
    dicomFile("1.2.840.10008.1.3.10", explicitLittle, [items(0x0004_1220)]),
    dicomFile("1.3.12.2.1107.5.9.1", explicitLittle, common("1.3.12.2.1107.5.9.1", "OT")),
    dicomFile("1.2.840.10008.5.1.4.1.1.66", explicitLittle, common("1.2.840.10008.5.1.4.1.1.66", "OT")),
  ]
  for (const source of refusals) {
    const outcome = await deidentifyDicom(source, await contextWith())
    assert.ok(outcome.status === "refused")
    assert.match(outcome.reason, /^[A-Z].*\.$/u)
  }
})

const comprehensive = "1.2.840.10008.5.1.4.1.1.88.33"

const content = (type: string, ...more: OutSet): OutSet => [
  words(0x0040_a010, "CS", "CONTAINS"),
  words(0x0040_a040, "CS", type),
  items(0x0040_a043, code("121206", "DCM", "Distance of Grabowski")),
  ...more,
]

test("a report keeps its measurements and loses its sentences", async () => {
  const units = items(0x0040_08ea, code("mm", "UCUM", "millimetres of Grabowski"))
  const value = items(0x0040_a300, [words(0x0040_a30a, "DS", "12.5"), units])
  const report = dicomFile(comprehensive, explicitLittle, common(comprehensive, "SR"), [
    words(0x0040_a040, "CS", "CONTAINER"),
    items(
      0x0040_a730,
      content("TEXT", words(0x0040_a160, "UT", "Grabowski complains")),
      content("NUM", value),
      content("PNAME", words(0x0040_a123, "PN", "Grabowski")),
    ),
  ])
  const { set, bytes } = await released(report)

  const [measure, ...others] = itemsOf(set, 0x0040_a730)
  assert.equal(others.length, 0)
  assert.deepEqual(numbersOf(itemsOf(measure ?? set, 0x0040_a300)[0] ?? set, 0x0040_a30a), [12.5])
  assert.equal(Buffer.from(bytes).includes("Grabowski"), false)
})

test("a report of nothing but sentences is refused", async () => {
  const report = dicomFile(comprehensive, explicitLittle, common(comprehensive, "SR"), [
    items(0x0040_a730, content("TEXT", words(0x0040_a160, "UT", "Grabowski complains"))),
  ])

  assert.equal((await deidentifyDicom(report, await contextWith())).status, "refused")
})

test("pictures that may show text or a face are for a person to look at", async () => {
  const kindsOf = async (source: ReturnType<typeof ctSlice>): Promise<readonly string[]> =>
    (await released(source)).outcome.review.map(({ kind }) => kind)
  const image = (uid: string, modality: string, ...more: OutSet): ReturnType<typeof ctSlice> =>
    dicomFile(
      uid,
      explicitLittle,
      common(uid, modality),
      pixelModule({ ...small, rows: 512 }),
      [nativePixels(new Uint8Array(4096))],
      more,
    )
  const spacing = (millimetres: string): OutElement =>
    words(tag.pixelSpacing, "DS", `${millimetres}\\${millimetres}`)

  assert.deepEqual(await kindsOf(image(ctClass, "CT", spacing("0.4"))), ["face-surface"])
  assert.deepEqual(await kindsOf(image(ctClass, "CT", spacing("0.15"))), [])
  assert.deepEqual(await kindsOf(image(ctClass, "CT", spacing("0.4"), words(tag.bodyPart, "CS", "KNEE"))), [])
  assert.deepEqual(await kindsOf(image("1.2.840.10008.5.1.4.1.1.1.3", "IO")), ["burned-in-text"])
  assert.deepEqual(
    await kindsOf(image("1.2.840.10008.5.1.4.1.1.1.3", "IO", words(tag.burnedIn, "CS", "NO"))),
    [],
  )
  assert.deepEqual(await kindsOf(image(secondaryCapture, "OT", words(tag.burnedIn, "CS", "NO"))), [
    "burned-in-text",
  ])
  assert.deepEqual(await kindsOf(image("1.2.840.10008.5.1.4.1.1.77.1.4", "XC")), ["burned-in-text", "face"])
})

test("every way to write a data set comes out readable", async () => {
  for (const syntax of [implicitLittle, explicitLittle, explicitBig]) {
    const { set } = await released(
      dicomFile(ctClass, syntax, common(ctClass, "CT"), pixelModule(small), [
        nativePixels(new Uint8Array(32)),
      ]),
    )
    assert.equal(set.syntax.uid, syntax)
  }
})

test("structures keep their contours and lose their names", async () => {
  const structures = "1.2.840.10008.5.1.4.1.1.481.3"
  const contour = items(0x3006_0040, [
    words(0x3006_0042, "CS", "CLOSED_PLANAR"),
    words(0x3006_0046, "IS", "2"),
    words(0x3006_0050, "DS", "1.5\\2\\3\\4\\5\\6.25"),
  ])
  const file = dicomFile(structures, explicitLittle, common(structures, "RTSTRUCT"), [
    words(0x3006_0002, "SH", "Grabowski"),
    items(0x3006_0020, [words(0x3006_0022, "IS", "1"), words(0x3006_0026, "LO", "Nerv Grabowski")]),
    items(0x3006_0039, [contour, words(0x3006_0084, "IS", "1")]),
  ])
  const { set } = await released(file)

  const at = (inside: DicomSet, of: number): DicomSet => itemsOf(inside, of)[0] ?? inside
  assert.deepEqual(numbersOf(at(at(set, 0x3006_0039), 0x3006_0040), 0x3006_0050), [1.5, 2, 3, 4, 5, 6.25])
  assert.equal(textOf(at(set, 0x3006_0020), 0x3006_0026), null)
  assert.equal(textOf(set, 0x3006_0002), "STRUCTURES")
  // It has no pixels that text could be burned into.
  assert.equal(textOf(set, tag.burnedIn), null)
})

test("frames of an enhanced image keep their places, empty ones too", async () => {
  const enhanced = "1.2.840.10008.5.1.4.1.1.2.1"
  const frame = (z: string): OutSet => [
    items(tag.planePositions, [words(tag.imagePosition, "DS", `0\\0\\${z}`)]),
  ]
  const file = dicomFile(
    enhanced,
    explicitLittle,
    common(enhanced, "CT"),
    pixelModule({ ...small, frames: 3 }),
    [
      items(tag.perFrameGroups, frame("1"), [words(0x0020_9158, "LT", "Grabowski")], frame("3")),
      short(0x0028_0106, 0),
    ],
    [nativePixels(new Uint8Array(96))],
  )
  const frames = itemsOf((await released(file)).set, tag.perFrameGroups)

  assert.deepEqual(
    frames.map((group) => numbersOf(itemsOf(group, tag.planePositions)[0] ?? group, tag.imagePosition)[2]),
    [1, undefined, 3],
  )
})

test("the identity of the device stays where it was asked for, in the file's own words", async () => {
  const file = ctSlice(
    words(tag.characterSet, "CS", "ISO_IR 192"),
    words(0x0018_1000, "LO", "SN-Ü-7"),
    words(0x0008_1090, "LO", "Orthophos"),
  )

  assert.equal(textOf((await released(file, { device: true })).set, 0x0018_1000), "SN-Ü-7")
  assert.equal(textOf((await released(file, { device: true })).set, 0x0008_1090), "Orthophos")
  assert.equal((await released(file)).set.elements.has(0x0018_1000), false)
})

test("a device that is called like the practice or a person loses its name, and what stays is read by a person", async () => {
  const file = ctSlice(
    words(tag.characterSet, "CS", "ISO_IR 192"),
    words(tag.patientName, "PN", "Grünwaldt^Eva"),
    words(0x0008_0080, "LO", "Praxis Dr. Zwicknagl"),
    words(0x0008_1010, "SH", "GRUENWALDT-PC"),
    words(0x0018_1000, "LO", "Zwicknagl 3"),
    words(0x0008_1090, "LO", "Orthophos"),
    words(0x0008_1040, "LO", "Radiologie"),
    words(0x0018_1008, "LO", "Hadubrand"),
    words(0x0018_1004, "LO", "CT01 Orthophos XG 3D"),
    words(0x0018_1020, "LO", "x^y@z"),
    words(0x0018_1002, "UI", "1.2.840.19570314.7719203"),
  )
  const { set, outcome } = await released(file, { device: true })

  for (const device of [0x0008_1010, 0x0018_1000, 0x0018_1020]) assert.equal(textOf(set, device), null)
  assert.equal(textOf(set, 0x0018_1008), null, "a name that stands nowhere else is no word of a device")
  assert.equal(textOf(set, 0x0018_1004), "CT01 Orthophos XG 3D")
  assert.equal(textOf(set, 0x0008_1090), "Orthophos")
  assert.match(textOf(set, 0x0018_1002) ?? "", /^2\.25\.\d+$/u)
  assert.ok(outcome.review.some(({ kind, place }) => kind === "free-text" && place.includes("0008,1090")))
})
