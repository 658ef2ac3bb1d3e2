/** Colour profiles: the numbers that make colours right are read out and written afresh; names, makers and dates go. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

/** One channel's curve: exponent alone, a formula, or a rising table. */
export interface ToneCurve {
  readonly kind: "table" | "formula"
  /** Of a formula: which one (ICC parametricCurveType). */
  readonly form: number
  readonly values: readonly number[]
}

export interface ColourProfile {
  readonly space: "rgb" | "grey"
  /** X, Y, Z in 1/65536, of the white and (for RGB) of red, green and blue. */
  readonly white: readonly number[]
  readonly primaries: readonly (readonly number[])[]
  /** One per channel. */
  readonly curves: readonly ToneCurve[]
}

const largest = 4 * 2 ** 20
const formLengths = [1, 3, 4, 5, 7]

/** Null where the profile is of another kind (tables for printers and the like) or damaged. */
export function readIcc(bytes: Uint8Array): ColourProfile | null {
  if (bytes.length < 132 || bytes.length > largest) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint32(36) !== 0x6163_7370) return null
  const space = { RGB: "rgb", GRAY: "grey" }[four(bytes, 16).trimEnd()]
  if (space !== "rgb" && space !== "grey") return null
  const tag = (name: string): Uint8Array | null => tagNamed(bytes, view, name)
  const white = readXyz(tag("wtpt"))
  const names = space === "rgb" ? ["r", "g", "b"] : ["k"]
  const primaries = space === "rgb" ? names.map((name) => readXyz(tag(`${name}XYZ`))) : []
  const curves = names.map((name) => readCurve(tag(`${name}TRC`)))
  if (white === null) return null
  const known = {
    primaries: primaries.filter((xyz) => xyz !== null),
    curves: curves.filter((one) => one !== null),
  }
  if (known.primaries.length < primaries.length || known.curves.length < curves.length) return null
  return { space, white, ...known }
}

function tagNamed(bytes: Uint8Array, view: DataView, name: string): Uint8Array | null {
  const count = Math.min(view.getUint32(128), 128)
  for (let i = 0; i < count; i++) {
    const at = 132 + i * 12
    if (at + 12 > bytes.length) return null
    if (four(bytes, at) !== name) continue
    const start = view.getUint32(at + 4)
    const end = start + view.getUint32(at + 8)
    return end <= bytes.length ? bytes.subarray(start, end) : null
  }
  return null
}

function readXyz(bytes: Uint8Array | null): readonly number[] | null {
  if (bytes === null || bytes.length < 20 || four(bytes, 0) !== "XYZ ") return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const values = [8, 12, 16].map((at) => view.getInt32(at))
  return values.every((value) => Math.abs(value) < 3 * 65_536) ? values : null
}

/** Only what rises: a table that goes down anywhere is no curve and may be a text. */
function readCurve(bytes: Uint8Array | null): ToneCurve | null {
  if (bytes === null || bytes.length < 12) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (four(bytes, 0) === "curv") {
    const count = view.getUint32(8)
    if (count > 4096 || 12 + count * 2 > bytes.length) return null
    const values = Array.from({ length: count }, (_, i) => view.getUint16(12 + i * 2))
    const rises = values.every((value, i) => value >= (values[i - 1] ?? 0))
    return rises ? { kind: "table", form: 0, values } : null
  }
  if (four(bytes, 0) !== "para") return null
  const form = view.getUint16(8)
  const count = formLengths[form]
  if (count === undefined || 12 + count * 4 > bytes.length) return null
  const values = Array.from({ length: count }, (_, i) => view.getInt32(12 + i * 4))
  return values.every((value) => Math.abs(value) < 16 * 65_536) ? { kind: "formula", form, values } : null
}

const srgbPrimaries = [
  [28_578, 14_581, 912],
  [25_240, 46_981, 6362],
  [9375, 3972, 46_799],
]

/** What a picture without a profile is taken for anyway. */
export function isSrgb(profile: ColourProfile): boolean {
  if (profile.space !== "rgb") return false
  const near = profile.primaries.every((xyz, i) =>
    xyz.every((value, axis) => Math.abs(value - (srgbPrimaries[i]?.[axis] ?? 0)) < 120),
  )
  return near && profile.curves.every((curve) => nearSrgbCurve(curve))
}

/** At a quarter, a half and three quarters of the way. */
function nearSrgbCurve(curve: ToneCurve): boolean {
  return [0.25, 0.5, 0.75].every((x) => {
    const expected = ((x + 0.055) / 1.055) ** 2.4
    return Math.abs(curveAt(curve, x) - expected) < 0.006
  })
}

function curveAt({ kind, form, values }: ToneCurve, x: number): number {
  if (kind === "table") {
    if (values.length === 0) return x
    if (values.length === 1) return x ** ((values[0] ?? 0) / 256)
    return (values[Math.round(x * (values.length - 1))] ?? 0) / 65_535
  }
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = values.map((value) => value / 65_536)
  if (form === 0) return x ** g
  if (form === 1) return x >= -b / a ? (a * x + b) ** g : 0
  if (form === 2) return x >= -b / a ? (a * x + b) ** g + c : c
  if (form === 3) return x >= d ? (a * x + b) ** g : c * x
  return x >= d ? (a * x + b) ** g + e : c * x + f
}

/** Version 4, for a display, with the words the format asks for and no others. */
export function writeIcc(profile: ColourProfile): Bytes {
  const names = profile.space === "rgb" ? ["r", "g", "b"] : ["k"]
  const tags: (readonly [string, Uint8Array])[] = [
    ["desc", textTag("picture")],
    ["cprt", textTag("none")],
    ["wtpt", xyzTag(profile.white)],
    ...profile.primaries.map((xyz, i): readonly [string, Uint8Array] => [`${names[i]}XYZ`, xyzTag(xyz)]),
    ...profile.curves.map((curve, i): readonly [string, Uint8Array] => [`${names[i]}TRC`, curveTag(curve)]),
  ]
  let at = 132 + tags.length * 12
  const table = new Uint8Array(4 + tags.length * 12)
  const view = new DataView(table.buffer)
  view.setUint32(0, tags.length)
  for (const [i, [name, body]] of tags.entries()) {
    table.set(utf8(name), 4 + i * 12)
    view.setUint32(8 + i * 12, at)
    view.setUint32(12 + i * 12, body.length)
    at += body.length
  }
  return concat(header(profile.space, at), table, ...tags.map(([, body]) => body))
}

function header(space: "rgb" | "grey", size: number): Bytes {
  const bytes = new Uint8Array(128)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, size)
  view.setUint32(8, 0x0420_0000)
  bytes.set(utf8("mntr"), 12)
  bytes.set(utf8(space === "rgb" ? "RGB " : "GRAY"), 16)
  bytes.set(utf8("XYZ "), 20)
  view.setUint16(24, 2000)
  view.setUint16(26, 1)
  view.setUint16(28, 1)
  bytes.set(utf8("acsp"), 36)
  view.setInt32(68, 0xf6d6)
  view.setInt32(72, 0x1_0000)
  view.setInt32(76, 0xd32d)
  return bytes
}

function textTag(text: string): Bytes {
  const bytes = new Uint8Array((28 + text.length * 2 + 3) & ~3)
  const view = new DataView(bytes.buffer)
  bytes.set(utf8("mluc"))
  view.setUint32(8, 1)
  view.setUint32(12, 12)
  bytes.set(utf8("enUS"), 16)
  view.setUint32(20, text.length * 2)
  view.setUint32(24, 28)
  for (let i = 0; i < text.length; i++) view.setUint16(28 + i * 2, text.codePointAt(i) ?? 0)
  return bytes
}

function xyzTag(values: readonly number[]): Bytes {
  const bytes = new Uint8Array(20)
  const view = new DataView(bytes.buffer)
  bytes.set(utf8("XYZ "))
  for (const [i, value] of values.entries()) view.setInt32(8 + i * 4, value)
  return bytes
}

function curveTag({ kind, form, values }: ToneCurve): Bytes {
  const width = kind === "table" ? 2 : 4
  const bytes = new Uint8Array((12 + values.length * width + 3) & ~3)
  const view = new DataView(bytes.buffer)
  bytes.set(utf8(kind === "table" ? "curv" : "para"))
  if (kind === "table") view.setUint32(8, values.length)
  else view.setUint16(8, form)
  for (const [i, value] of values.entries()) {
    if (kind === "table") view.setUint16(12 + i * 2, value)
    else view.setInt32(12 + i * 4, value)
  }
  return bytes
}

const four = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
