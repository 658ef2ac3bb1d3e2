/** Where a name can hide in a DICOM data set, in the standard's table and outside of it. */
import type { OutElement, OutSet } from "@zahnwolke/core/formats/dicom-write"
import { textElement } from "@zahnwolke/core/formats/dicom-write"
import type { Planter } from "./identity.ts"

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const even = (bytes: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(bytes.length + (bytes.length % 2)).fill(0x20)
  padded.set(bytes)
  return padded
}

export const bytesOf = (tag: number, vr: string, bytes: Uint8Array): OutElement => ({
  tag,
  vr,
  kind: "value",
  little: true,
  bytes: even(bytes),
})

export const itemsOf = (tag: number, ...items: readonly OutSet[]): OutElement => ({
  tag,
  vr: "SQ",
  kind: "items",
  items,
})

/** Text attributes: direct identifiers, free text, and texts that no table names. */
const texts: readonly (readonly [place: string, tag: number, vr: string])[] = [
  ["patient name", 0x0010_0010, "PN"],
  ["patient id", 0x0010_0020, "LO"],
  ["other ids", 0x0010_1000, "LO"],
  ["other names", 0x0010_1001, "PN"],
  ["birth name", 0x0010_1005, "PN"],
  ["address", 0x0010_1040, "LO"],
  ["telephone", 0x0010_2154, "SH"],
  ["mother's name", 0x0010_1060, "PN"],
  ["name to use", 0x0010_0012, "LT"],
  ["referring physician", 0x0008_0090, "PN"],
  ["operator", 0x0008_1070, "PN"],
  ["institution", 0x0008_0080, "LO"],
  ["institution address", 0x0008_0081, "ST"],
  ["accession number", 0x0008_0050, "SH"],
  ["study id", 0x0020_0010, "SH"],
  ["station name", 0x0008_1010, "SH"],
  ["serial number", 0x0018_1000, "LO"],
  ["study description", 0x0008_1030, "LO"],
  ["series description", 0x0008_103e, "LO"],
  ["image comments", 0x0020_4000, "LT"],
  ["patient comments", 0x0010_4000, "LT"],
  ["patient history", 0x0010_21b0, "LT"],
  ["protocol name", 0x0018_1030, "LO"],
  ["derivation", 0x0008_2111, "ST"],
  ["requested procedure", 0x0032_1060, "LO"],
  ["text comments, retired", 0x4000_4000, "LT"],
  ["arbitrary, retired", 0x4000_0010, "LT"],
  ["results, retired", 0x4008_010b, "ST"],
  ["software", 0x0018_1020, "LO"],
  ["manufacturer", 0x0008_0070, "LO"],
  ["model", 0x0008_1090, "LO"],
  ["receive coil", 0x0018_1250, "SH"],
  ["kernel", 0x0018_1210, "SH"],
  ["filter", 0x0018_1160, "SH"],
  ["sequence name", 0x0018_0024, "SH"],
  ["window explanation", 0x0028_1055, "LO"],
  ["rescale type", 0x0028_1054, "LO"],
  ["table explanation", 0x0028_3003, "LO"],
  ["position reference", 0x0020_1040, "LO"],
  ["overlay description", 0x6000_0022, "LO"],
  ["overlay label", 0x6000_1500, "LO"],
  ["unknown attribute", 0x0008_fff1, "LO"],
  ["unknown group", 0x0404_0004, "LO"],
  ["private creator", 0x0009_0010, "LO"],
  ["private text", 0x0009_1001, "LO"],
  ["private name", 0x0009_1002, "PN"],
  ["unlimited text", 0x0018_9367, "UC"],
  ["address of a server", 0x0040_e010, "UR"],
  ["content label", 0x0070_0080, "CS"],
  ["label of a segment", 0x0062_0005, "LO"],
  ["label of structures", 0x3006_0002, "SH"],
  ["label of a plan", 0x300a_0002, "SH"],
  ["application entity", 0x0008_0054, "AE"],
  ["body part", 0x0018_0015, "CS"],
  ["scan options", 0x0018_0022, "CS"],
  ["image type", 0x0008_0008, "CS"],
  ["laterality", 0x0020_0060, "CS"],
  ["number string", 0x0018_0050, "DS"],
  ["integer string", 0x0018_1151, "IS"],
  ["date", 0x0008_0022, "DA"],
  ["time", 0x0008_0032, "TM"],
  ["instant", 0x0008_002a, "DT"],
  ["age", 0x0010_1010, "AS"],
]

/** Bytes where no text belongs. */
const binaries: readonly (readonly [place: string, tag: number, vr: string])[] = [
  ["private bytes", 0x0009_1003, "OB"],
  ["private unknown", 0x0009_1004, "UN"],
  ["text as unknown", 0x0010_21f0, "UN"],
  ["technique as unknown", 0x0018_0060, "UN"],
  ["overlay", 0x6000_3000, "OW"],
  ["overlay of another group", 0x601e_3000, "OW"],
  ["curve", 0x5000_3000, "OW"],
  ["audio", 0x5000_200c, "OW"],
  ["data set padding", 0xfffc_fffc, "OB"],
  ["colour profile", 0x0028_2000, "OB"],
  ["doubles", 0x0018_9801, "FD"],
  ["floats", 0x0018_6060, "FL"],
  ["lookup table", 0x0028_3006, "OW"],
  ["segmented palette", 0x0028_1221, "OW"],
  ["encrypted content", 0x0400_0520, "OB"],
  ["certificate", 0x0400_0115, "OB"],
  ["extended offsets", 0x7fe0_0001, "OV"],
]

/** The last two: each letter a number of its own, in either order of bytes. */
type NumberShape = "filled" | "among" | "short" | "wide" | "turned"

/** Numbers, wherever the standard has them: the name ends in zeros, stands among numbers, or is all there is. */
const numbers: readonly (readonly [place: string, tag: number, vr: string, shape: NumberShape])[] = [
  ["doubles that end in zeros", 0x0018_9079, "FD", "filled"],
  ["doubles as unknown", 0x0040_9212, "UN", "filled"],
  ["floats that end in zeros", 0x0018_605a, "FL", "filled"],
  ["floats as unknown", 0x0018_7056, "UN", "filled"],
  ["whole numbers that end in zeros", 0x0020_9157, "UL", "filled"],
  ["small numbers that end in zeros", 0x0020_9518, "US", "filled"],
  ["signed numbers", 0x0018_9442, "SS", "filled"],
  ["palette of the image", 0x0028_1201, "OW", "filled"],
  ["palette in segments that end in zeros", 0x0028_1222, "OW", "filled"],
  ["name among doubles", 0x0018_6054, "FD", "among"],
  ["name among floats", 0x0018_7058, "FL", "among"],
  ["short double", 0x0018_9073, "FD", "short"],
  ["short single", 0x0018_9351, "FL", "short"],
  ["letters as numbers", 0x0028_9506, "US", "wide"],
  ["letters as numbers, turned", 0x0028_9507, "US", "turned"],
  ["letters in pairs as long numbers, turned", 0x0018_6052, "UL", "turned"],
]

/** UIDs with a number inside. */
const uids: readonly (readonly [place: string, tag: number])[] = [
  ["study UID", 0x0020_000d],
  ["instance UID", 0x0008_0018],
  ["frame of reference UID", 0x0020_0052],
  ["irradiation event UID", 0x0008_3010],
  ["device UID", 0x0018_1002],
  ["context UID", 0x0008_0117],
]

/** Something as long as an eight-fold number wants it. */
const filled = (text: string): Uint8Array => {
  const bytes = utf8(text)
  const whole = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(0x20)
  whole.set(bytes)
  return whole
}

function numberBytes(shape: NumberShape, family: string, canary: string): Uint8Array {
  if (shape === "wide" || shape === "turned") return wideBytes(`${family} ${canary}`, shape === "wide")
  const text = utf8(shape === "filled" ? `${family} ${canary}` : canary)
  if (shape === "filled") return sized(text, Math.ceil(text.length / 8) * 8 + 8)
  const bytes = sized(new Uint8Array(0), 48)
  bytes.set(utf8(family).subarray(0, 8), 0)
  bytes.set(text, 16)
  return shape === "among" ? bytes : sized(text, 16)
}

function wideBytes(text: string, little: boolean): Uint8Array {
  const bytes = sized(new Uint8Array(0), Math.ceil(text.length / 4) * 8 + 8)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}

function sized(bytes: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length)
  whole.set(bytes)
  return whole
}

const upper = new Set(["CS", "AE", "DS", "IS", "DA", "TM", "DT", "AS", "UR"])

/** All at once; each carries the person's name and a word of its own. */
export function plantedElements({ identity, canary, digits }: Planter): OutSet {
  const named = (place: string): string => `${identity.family} ${canary(place)}`
  const text = (place: string, tag: number, vr: string): OutElement =>
    place === "image type"
      ? textElement(tag, vr, `ORIGINAL\\PRIMARY\\AXIAL\\${canary(place)}`)
      : textElement(tag, vr, upper.has(vr) ? canary(place) : named(place))
  return [
    textElement(0x0008_0005, "CS", "ISO_IR 192"),
    ...texts.map(([place, tag, vr]) => text(place, tag, vr)),
    ...binaries.map(([place, tag, vr]) => bytesOf(tag, vr, filled(named(place)))),
    ...numbers.map(([place, tag, vr, shape]) =>
      bytesOf(tag, vr, numberBytes(shape, identity.family, canary(place))),
    ),
    ...uids.map(([place, tag]) => textElement(tag, "UI", `1.2.840.99.${digits(place)}`)),
    textElement(0x0010_0030, "DA", identity.birthDate.replaceAll("-", "")),
    ...nested(named, canary),
  ]
}

type Named = (place: string) => string

function nested(named: Named, canary: Named): OutSet {
  const person = (place: string): OutElement => textElement(0x0010_0010, "PN", named(place))
  const code = (place: string, value: string, scheme: string): OutSet => [
    textElement(0x0008_0100, "SH", value),
    textElement(0x0008_0102, "SH", scheme),
    textElement(0x0008_0104, "LO", named(place)),
  ]
  const deep = (place: string, levels: number): OutElement =>
    itemsOf(0x0008_1115, levels === 0 ? [person(place)] : [deep(place, levels - 1)])
  return [
    itemsOf(0x0040_0275, [textElement(0x0040_0007, "LO", named("request")), person("request person")]),
    itemsOf(0x0010_1002, [textElement(0x0010_0020, "LO", named("other id item"))]),
    itemsOf(0x0008_1140, [textElement(0x0008_1155, "UI", "1.2.3"), person("image reference")]),
    itemsOf(0x0400_0561, [itemsOf(0x0400_0550, [person("original attributes")])]),
    itemsOf(0x0008_1052, [
      itemsOf(0x0040_1101, code("performer code", "1", "L")),
      textElement(0x0008_0080, "LO", named("performer institution")),
    ]),
    deep("twelve levels down", 12),
    itemsOf(
      0x0008_2218,
      code("meaning of a known code", "T-D1213", "SRT"),
      code("meaning of an unknown code", "1", "99X"),
    ),
    itemsOf(0x0008_1032, [...code("code value", canary("code value itself"), "99X")]),
    itemsOf(0x0009_1005, [person("private item"), itemsOf(0x0009_1006, [person("private item in an item")])]),
    itemsOf(0x0070_0001, [itemsOf(0x0070_0008, [textElement(0x0070_0006, "ST", named("annotation"))])]),
    itemsOf(0x0088_0200, [bytesOf(0x7fe0_0010, "OB", utf8(named("icon")))]),
    itemsOf(0x0040_b020, [textElement(0x0070_0006, "ST", named("waveform annotation"))]),
    itemsOf(0x0028_3010, [
      bytesOf(0x0028_3006, "OW", filled(named("table in an item"))),
      textElement(0x0028_3003, "LO", named("explanation in an item")),
    ]),
    itemsOf(0x0040_a730, ...reportItems(named, code)),
    bytesOf(0x0008_1120, "UN", unknownItems(named("items as unknown bytes"))),
  ]
}

function reportItems(
  named: Named,
  code: (place: string, value: string, scheme: string) => OutSet,
): readonly OutSet[] {
  const entry = (type: string, ...more: OutSet): OutSet => [
    textElement(0x0040_a010, "CS", "CONTAINS"),
    textElement(0x0040_a040, "CS", type),
    itemsOf(0x0040_a043, code(`concept of ${type}`, "121071", "DCM")),
    ...more,
  ]
  return [
    entry("TEXT", textElement(0x0040_a160, "UT", named("report text"))),
    entry("PNAME", textElement(0x0040_a123, "PN", named("report person"))),
    entry("CODE", itemsOf(0x0040_a168, code("report code", "X", "99X"))),
    entry(
      "CONTAINER",
      itemsOf(0x0040_a730, entry("TEXT", textElement(0x0040_a160, "UT", named("text in a container")))),
    ),
  ]
}

/** One item with a name in it, written implicitly, as a forwarder writes what it does not know. */
function unknownItems(text: string): Uint8Array {
  const value = even(utf8(text))
  const bytes = new Uint8Array(16 + value.length)
  const view = new DataView(bytes.buffer)
  bytes.set([0xfe, 0xff, 0, 0xe0], 0)
  view.setUint32(4, 8 + value.length, true)
  view.setUint16(8, 0x0010, true)
  view.setUint16(10, 0x0010, true)
  view.setUint32(12, value.length, true)
  bytes.set(value, 16)
  return bytes
}
