/** Plants a person into a real DICOM file, in every place at once, and leaves its image as it is. */
import { deflateSync } from "fflate"
import { arraySource, joinSources, readAll, sliceSource } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { concat } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import type { DicomElement, DicomSet } from "@zahnwolke/core/formats/dicom-data-set"
import { readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import type { DicomDataset } from "@zahnwolke/core/formats/dicom-header"
import { explicitLittle } from "@zahnwolke/core/formats/dicom-syntax"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { dicomSource, metaOf, textElement } from "@zahnwolke/core/formats/dicom-write"
import type { OutElement, OutSet } from "@zahnwolke/core/formats/dicom-write"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { textOf } from "@zahnwolke/core/formats/dicom-data-set"
import type { Planter } from "./identity.ts"
import { bytesOf, plantedElements } from "./places.ts"

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Null where the file cannot be read, so that nothing can be planted in it. */
export async function plantDicom(source: ByteSource, planter: Planter): Promise<Bytes | null> {
  const set = await readDicomHeader(source)
  if (isProblem(set)) return null
  const { canary, identity } = planter
  const elements = new Map(copied(set, set.source).map((element) => [element.tag, element]))
  for (const element of plantedElements(planter)) {
    elements.set(element.tag, joined(elements.get(element.tag), inOrder(element, set.syntax.little)))
  }
  const pixels = elements.get(tag.pixels)
  if (pixels !== undefined) elements.set(tag.pixels, await plantedPixels(set, pixels, planter))

  const uid = set.syntax.uid === "" ? explicitLittle : set.syntax.uid
  const meta = [
    ...metaOf(textOf(set, tag.sopClass), `1.2.3.${planter.digits("meta instance UID")}`, uid),
    ...plantedMeta(planter),
  ]
  const body = [...elements.values()]
  const file = await readAll(dicomSource(meta, body, set.syntax))
  const start = file.slice()
  start.set(utf8(`${identity.family} ${canary("preamble")}`).subarray(0, 128), 0)
  const whole = set.syntax.deflated ? await deflated(start, meta) : start
  // A tail behind a deflated stream is no part of it; behind pixels it is what a copying tool passes on.
  return concat(whole, utf8(`${identity.family} ${canary("behind the end")}`))
}

async function deflated(file: Bytes, meta: OutSet): Promise<Bytes> {
  const { size } = dicomSource(meta, [], { explicit: true, little: true })
  return concat(file.subarray(0, size), deflateSync(file.subarray(size)))
}

/** The content of a report stays, with more behind it. */
const joined = (there: OutElement | undefined, planted: OutElement): OutElement =>
  planted.tag === 0x0040_a730 && there?.kind === "items" && planted.kind === "items"
    ? { ...planted, items: [...there.items, ...planted.items] }
    : planted

/** Words among numbers stand in the order of the file, not of the numbers. */
const inOrder = (element: OutElement, little: boolean): OutElement =>
  element.kind === "value" ? { ...element, little } : element

const plantedMeta = ({ identity, canary, digits }: Planter): OutSet => [
  textElement(0x0002_0016, "AE", canary("source title")),
  textElement(0x0002_0017, "AE", canary("sending title")),
  textElement(0x0002_0100, "UI", `1.2.${digits("private information creator")}`),
  bytesOf(0x0002_0102, "OB", utf8(`${identity.family} ${canary("private information")}`)),
]

function copied(set: DicomSet, source: ByteSource): readonly OutElement[] {
  return [...set.elements.values()].map((element) => copiedElement(element, source))
}

function copiedElement(element: DicomElement, source: ByteSource): OutElement {
  const { vr, little } = element
  const own = { tag: element.tag, vr }
  if (element.items !== null)
    return { ...own, kind: "items", items: element.items.map((item) => copied(item, source)) }
  if (element.fragments !== null) {
    return {
      ...own,
      kind: "fragments",
      fragments: element.fragments.map(({ at, length }) => sliceSource(source, at, at + length)),
    }
  }
  if (element.value !== null && element.tag !== tag.pixels)
    return { ...own, kind: "value", little, bytes: element.value }
  const slice = sliceSource(source, element.at, element.at + element.length)
  return {
    ...own,
    kind: "source",
    source: element.length % 2 === 0 ? slice : joinSources([slice, arraySource(new Uint8Array(1))]),
  }
}

/** An array of part 2 in JPEG 2000, a table of colours in JPEG-LS. */
const segmentsWithoutUse: Readonly<Record<string, number>> = { "jpeg-2000": 0x74, "jpeg-ls": 0xf8 }

const segment = (marker: number, body: Uint8Array): Bytes =>
  concat(Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body)

/** Behind the image in its value; inside a coded frame as a comment, and behind its end. */
async function plantedPixels(
  set: DicomDataset,
  pixels: OutElement,
  { identity, canary }: Planter,
): Promise<OutElement> {
  const even = (text: string): Uint8Array => utf8(text.padEnd(text.length + (utf8(text).length % 2), " "))
  if (pixels.kind === "source") {
    const tail = arraySource(even(`${identity.family} ${canary("pixel tail")}`))
    return { ...pixels, source: joinSources([pixels.source, tail]) }
  }
  if (pixels.kind !== "fragments") return pixels
  const [table = arraySource(new Uint8Array(0)), first, ...rest] = pixels.fragments
  if (first === undefined) return pixels
  const tail = arraySource(even(`${identity.family} ${canary("behind a frame")}`))
  const inside = await commentPlace(set, first)
  if (inside === null) return { ...pixels, fragments: [table, joinSources([first, tail]), ...rest] }
  const { coding } = set.syntax
  const comment = even(`${identity.family} ${canary("comment in a frame")}`)
  const unused = concat(Uint8Array.of(2), utf8(`${identity.family} ${canary("segment without use")}`))
  const parts = [
    sliceSource(first, 0, inside),
    arraySource(segment(coding === "jpeg-2000" ? 0x64 : 0xfe, comment)),
    arraySource(segment(segmentsWithoutUse[coding] ?? 0xe8, unused)),
    sliceSource(first, inside, first.size),
    tail,
  ]
  return { ...pixels, fragments: [table, joinSources(parts), ...rest] }
}

/** Behind the first marker; in JPEG 2000 behind the size, which must come first (ITU-T T.800 A.5.1). */
async function commentPlace({ syntax }: DicomDataset, frame: ByteSource): Promise<number | null> {
  if (syntax.coding === "jpeg" || syntax.coding === "jpeg-ls") return 2
  if (syntax.coding !== "jpeg-2000") return null
  const head = await frame.read(0, 6)
  return 4 + (head[4] ?? 0) * 256 + (head[5] ?? 0)
}
