/** 3Shape scans rewritten: geometry as it is, everything else by a list; encrypted geometry stays closed and says so. */
import { arraySource, readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { base64ToBytes, bytesToBase64 } from "../formats/base64.ts"
import { blockIn, hpsPositions, readHps } from "../formats/hps.ts"
import type { Hps, HpsBlock } from "../formats/hps.ts"
import { isProblem, problem } from "../formats/problem.ts"
import { sniff } from "../formats/sniff.ts"
import { allFinite } from "../formats/stl.ts"
import { childNamed, childrenOf, textOf } from "../formats/xml.ts"
import type { XmlElement } from "../formats/xml.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { Finding, Outcome, ReviewItem } from "./findings.ts"
import { allMeasured } from "./mesh-measures.ts"
import { geometryKept } from "./mesh-stl.ts"
import { cleanPicture } from "./photo.ts"
import { refused } from "./refusal.ts"
import { meshCategory, meshReview, shapeGauge } from "./shape.ts"
import type { Shape } from "./shape.ts"

const largestScan = 384 * 2 ** 20

const opaqueReason =
  "The maker of this 3Shape scan encrypted its surface. Names and serial numbers around it were removed, but the surface itself could not be looked into: it may be sent only with consent. An export as STL or PLY can be de-identified."

export async function rewriteHps(source: ByteSource, role: AttachmentRole): Promise<Outcome> {
  if (source.size > largestScan) return refused(problem("too-large"))
  const scan = readHps(await readAll(source))
  if (isProblem(scan)) return refused(scan)
  const encrypted = scan.schema === "CE"
  const positions = encrypted ? null : hpsPositions(scan)
  if (positions !== null && !allFinite(positions)) return refused(problem("mesh-not-finite"))
  if (positions !== null && !allMeasured(positions)) return refused(problem("mesh-too-far"))
  const textures = textureText(scan)
  const output = arraySource(utf8(scanText(scan, textures.text)))
  const findings = findingsOf(scan)
  const pictures: readonly ReviewItem[] =
    textures.pictures > 0 ? [{ kind: "burned-in-text", place: "texture" }] : []
  if (positions === null) {
    const review: readonly ReviewItem[] = [...pictures, { kind: "unreadable-geometry", place: "surface" }]
    return { status: "opaque", output, reason: opaqueReason, findings, review, category: "identified" }
  }
  const shape = shapeOf(scan, positions)
  return {
    status: "deidentified",
    output,
    findings: [geometryKept, ...findings],
    review: [...pictures, ...meshReview(shape)],
    category: meshCategory(shape, role),
  }
}

function shapeOf({ triangles }: Hps, positions: Float32Array): Shape {
  const gauge = shapeGauge()
  const pointAt = (corner: number): number => (triangles[corner] ?? 0) * 3
  for (let at = 0; at < triangles.length; at += 3)
    gauge.add(positions, pointAt(at), pointAt(at + 1), pointAt(at + 2))
  return gauge.shape()
}

function scanText(scan: Hps, textures: string): string {
  const { schema, vertices, facets, root } = scan
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<HPS version="1.1">',
    "<Packed_geometry>",
    `<Schema>${schema}</Schema>`,
    "<Binary_data>",
    `<${schema} version="1.0">`,
    blockText("Vertices", vertices, ["vertex_count", "base64_encoded_bytes", "check_value"]),
    blockText("Facets", facets, ["facet_count", "base64_encoded_bytes", "color"]),
    `</${schema}>`,
    "</Binary_data>",
    "</Packed_geometry>",
    signatureText(scan),
    marksText(scan),
    coloursText(scan),
    textures,
    `<Annotations>${annotationsText(root)}</Annotations>`,
    `<Splines>${splinesText(root)}</Splines>`,
    `<Properties>${propertiesText(scan)}</Properties>`,
    "</HPS>",
    "",
  ]
    .filter((line, i, all) => line !== "" || i === all.length - 1)
    .join("\n")
}

const wholeNumber = /^-?\d{1,12}$/u
const decimal = /^[-+]?\d{1,20}(?:\.\d{1,20})?(?:e[-+]?\d{1,3})?$/iu

function attributesText(attributes: ReadonlyMap<string, string>, names: readonly string[]): string {
  return names
    .map((name) => [name, attributes.get(name)] as const)
    .filter(([, value]) => value !== undefined && wholeNumber.test(value))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("")
}

const blockText = (name: string, { bytes, attributes }: HpsBlock, names: readonly string[]): string =>
  `<${name}${attributesText(attributes, names)}>${bytesToBase64(bytes)}</${name}>`

/** A seal of the maker over its encrypted scan: without it the maker's programs may refuse the file. */
function signatureText({ schema, root }: Hps): string {
  const hash = textOf(childNamed(root, "SignatureHash") ?? emptyElement).trim()
  return schema === "CE" && /^[0-9A-F]{40}$/u.test(hash) ? `<SignatureHash>${hash}</SignatureHash>` : ""
}

const emptyElement: XmlElement = { name: "", attributes: new Map(), children: [] }

/** Four bytes per facet with few different values: which facets belong to what. */
function marksText({ root, facetCount }: Hps): string {
  const bytes = base64ToBytes(textOf(childNamed(root, "FacetMarks") ?? emptyElement))
  if (bytes === null || bytes.length !== facetCount * 4) return ""
  const values = new Set(new Uint16Array(bytes.buffer, bytes.byteOffset, facetCount * 2))
  return values.size <= 16 && [...values].every(isMark)
    ? `<FacetMarks>${bytesToBase64(bytes)}</FacetMarks>`
    : ""
}

/** A number of a part, or one bit: letters are neither. */
const isMark = (half: number): boolean => half < 32 || (half & (half - 1)) === 0

function coloursText({ root, schema, vertexCount }: Hps): string {
  const sets = childrenOf(childNamed(root, "VertexColorSets") ?? emptyElement)
  const kept = sets.flatMap((set, i) => {
    const block = set.name === "VertexColorSet" ? blockIn(set) : null
    if (block === null || (schema !== "CE" && block.bytes.length !== vertexCount * 3)) return []
    const id = set.attributes.get("Id") === "fluorescence" ? "fluorescence" : `colours${i + 1}`
    const content = bytesToBase64(block.bytes)
    return [
      `<VertexColorSet Id="${id}" Base64EncodedBytes="${block.bytes.length}">${content}</VertexColorSet>`,
    ]
  })
  return kept.length === 0 ? "" : `<VertexColorSets>${kept.join("")}</VertexColorSets>`
}

const coordinateNames = ["Base64EncodedBytes", "Key", "TextureCoordId"]
const imageNames = ["Version", "Width", "Height", "RefTextureCoordId", "Id", "TextureCoordSet"]

/** Pictures are cleaned like photographs; where one cannot be read, none of them stays. */
function textureText({ root, schema, vertexCount }: Hps): {
  readonly text: string
  readonly pictures: number
} {
  const none = { text: "", pictures: 0 }
  const data = childNamed(root, "TextureData2")
  if (data === undefined) return none
  const coordinates = childrenOf(data).filter(({ name }) => name === "PerVertexTextureCoord")
  const images = childrenOf(childNamed(data, "TextureImages") ?? emptyElement)
  const texts: string[] = []
  for (const element of coordinates) {
    const block = blockIn(element)
    if (block === null || block.bytes.length < vertexCount) return none
    texts.push(blockText("PerVertexTextureCoord", block, coordinateNames))
  }
  const pictures: string[] = []
  for (const image of images) {
    const bytes = imageBytes(image, schema === "CE")
    if (bytes === null) return none
    const length = ` TextureName="Texture" Base64EncodedBytes="${bytes.length}"`
    const content = bytesToBase64(bytes)
    pictures.push(
      `<TextureImage${attributesText(image.attributes, imageNames)}${length}>${content}</TextureImage>`,
    )
  }
  if (pictures.length === 0) return none
  const text = `<TextureData2>${texts.join("")}<TextureImages>${pictures.join("")}</TextureImages></TextureData2>`
  return { text, pictures: pictures.length }
}

/** In an encrypted scan the pictures may be encrypted, too. */
function imageBytes(image: XmlElement, encrypted: boolean): Uint8Array | null {
  const block = image.name === "TextureImage" ? blockIn(image) : null
  if (block === null) return null
  const clean = cleanPicture(block.bytes, sniff(block.bytes, block.bytes.length))
  if (!isProblem(clean)) return clean.bytes
  return encrypted && sniff(block.bytes, block.bytes.length) === "unknown" ? block.bytes : null
}

const matrixNames = [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3].map((column) => `m${row}${column}`))

/** Where the scan stands in its scanner: sixteen numbers. */
function annotationsText(root: XmlElement): string {
  const annotations = childrenOf(childNamed(root, "Annotations") ?? emptyElement)
  return annotations
    .flatMap((annotation) => {
      const matrix = childNamed(annotation, "Matrix4x4")
      if (annotation.attributes.get("type") !== "CoordinateTransform" || matrix === undefined) return []
      const values = matrixNames.map((name) => matrix.attributes.get(name) ?? "")
      if (!values.every((value) => decimal.test(value))) return []
      const numbers = matrixNames.map((name, i) => ` ${name}="${values[i]}"`).join("")
      return [
        `<Annotation type="CoordinateTransform"><String name="TransformID" value="TransformationFromScanCoordinates"/><Matrix4x4 name="TransformMatrix"${numbers}/></Annotation>`,
      ]
    })
    .join("")
}

const splineNumbers = ["iMisc1", "Closed", "Radius", "Color"]

/** Margin lines: numbers and points stay, their names do not. */
function splinesText(root: XmlElement): string {
  const splines = childrenOf(childNamed(root, "Splines") ?? emptyElement)
  return splines
    .flatMap((spline, i) => {
      const bytes = base64ToBytes(textOf(childNamed(spline, "ControlPointsPacked") ?? emptyElement))
      if (bytes === null || bytes.length === 0 || bytes.length % 12 !== 0) return []
      if (!allMeasured(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4))) return []
      const properties = childrenOf(spline)
        .filter(
          ({ name, attributes }) =>
            name === "Property" && splineNumbers.includes(attributes.get("name") ?? ""),
        )
        .map(({ attributes }) => [attributes.get("name") ?? "", attributes.get("value") ?? ""] as const)
        .filter(([, value]) => decimal.test(value) || /^(?:True|False)$/u.test(value))
        .map(([name, value]) => `<Property name="${name}" value="${value}"/>`)
      return [
        `<Object name="Spline" type="TSysSpline">${properties.join("")}<Property name="Name" value="line ${i + 1}"/><ControlPointsPacked>${bytesToBase64(bytes)}</ControlPointsPacked></Object>`,
      ]
    })
    .join("")
}

/** What the maker's own programs need to open an encrypted scan; nothing in a plain one. */
const neededProperties: Readonly<Record<string, RegExp>> = {
  EKID: /^\d{1,6}$/u,
  PackageLockList: /^[\d;, ]{0,200}$/u,
}

function propertiesText({ root, schema }: Hps): string {
  if (schema !== "CE") return ""
  return propertiesOf(root)
    .filter(
      ([name, value]) =>
        Object.hasOwn(neededProperties, name) && neededProperties[name]?.test(value) === true,
    )
    .map(([name, value]) => `<Property name="${name}" value="${value}"/>`)
    .join("")
}

function propertiesOf(root: XmlElement): readonly (readonly [name: string, value: string])[] {
  return childrenOf(childNamed(root, "Properties") ?? emptyElement).map(({ attributes }) => [
    attributes.get("name") ?? "",
    attributes.get("value") ?? "",
  ])
}

const propertyKinds: Readonly<Record<string, string>> = {
  ScannerSerialNumber: "device-serial",
  ScannerDisplayName: "device",
  ScanSource: "device",
  SourceApp: "device",
}

/** Names of properties the maker is known to write are named; any other may be a word of anybody's. */
function findingsOf({ root, schema }: Hps): readonly Finding[] {
  const findings: Finding[] = []
  if (schema === "CE") findings.push({ place: "encrypted surface", kind: "unreadable", action: "kept" })
  const names = propertiesOf(root).map(([name]) => name)
  for (const [name, kind] of Object.entries(propertyKinds)) {
    if (names.includes(name)) findings.push({ place: `property ${name}`, kind, action: "removed" })
  }
  const others = names.filter(
    (name) => !Object.hasOwn(propertyKinds, name) && !Object.hasOwn(neededProperties, name),
  )
  if (others.length > 0) {
    findings.push({ place: `other properties (${others.length})`, kind: "hidden-data", action: "removed" })
  }
  const known = new Set([
    "Packed_geometry",
    "FacetMarks",
    "VertexColorSets",
    "TextureData2",
    "Splines",
    "Properties",
  ])
  const rest = childrenOf(root).filter(({ name }) => !known.has(name))
  if (rest.length > 0)
    findings.push({ place: `other parts (${rest.length})`, kind: "free-text", action: "removed" })
  return findings
}

const words = (text: string): string | null => {
  try {
    return new TextDecoder("utf-16le", { fatal: true }).decode(base64ToBytes(text) ?? new Uint8Array(0))
  } catch {
    return null
  }
}

/** Which jaw the scanner was told it sees, where the scan says so. */
export function hpsJaw(bytes: Uint8Array): "upper" | "lower" | null {
  const scan = readHps(bytes)
  if (isProblem(scan)) return null
  const metadata = propertiesOf(scan.root).find(([name]) => name === "SID.Model.Metadata")?.[1]
  const jaw = /<JawPosition>(Upper|Lower)</u.exec(metadata === undefined ? "" : (words(metadata) ?? ""))?.[1]
  return jaw === "Upper" ? "upper" : jaw === "Lower" ? "lower" : null
}
