/** 3MF without hiding places: a package made new from the meshes and how they are put together. */
import { arraySource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { isProblem, problem } from "../formats/problem.ts"
import { readThreeMf } from "../formats/three-mf.ts"
import type { ThreeMf, ThreeMfObject, ThreeMfUse } from "../formats/three-mf.ts"
import { writeZip } from "../formats/zip-write.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { Finding, Outcome } from "./findings.ts"
import { allMeasured } from "./mesh-measures.ts"
import { geometryKept } from "./mesh-stl.ts"
import { refused } from "./refusal.ts"
import { meshCategory, meshReview, shapeGauge } from "./shape.ts"
import type { Shape } from "./shape.ts"

export async function rewriteThreeMf(source: ByteSource, role: AttachmentRole): Promise<Outcome> {
  const model = await readThreeMf(source)
  if (isProblem(model)) return refused(model)
  if (!model.objects.every(({ vertices }) => allMeasured(vertices)) || !placesMeasured(model))
    return refused(problem("mesh-too-far"))
  const shape = shapeOf(model)
  return {
    status: "deidentified",
    output: arraySource(writeThreeMf(model)),
    findings: findingsOf(model),
    review: meshReview(shape),
    category: meshCategory(shape, role),
  }
}

const placesMeasured = ({ objects, build }: ThreeMf): boolean =>
  [...build, ...objects.flatMap(({ components }) => components)].every(({ transform }) =>
    allMeasured(transform ?? []),
  )

function findingsOf(model: ThreeMf): readonly Finding[] {
  const findings: Finding[] = [geometryKept]
  const removed = (found: boolean, place: string, kind: string): void => {
    if (found) findings.push({ place, kind, action: "removed" })
  }
  removed(model.metadata > 0, `metadata (${model.metadata})`, "free-text")
  removed(model.names > 0, `names and part numbers (${model.names})`, "free-text")
  removed(model.colours, "colours and materials", "colour")
  removed(model.thumbnail, "pictures", "preview-image")
  removed(model.otherParts > 0, `other parts of the package (${model.otherParts})`, "hidden-data")
  return findings
}

function shapeOf(model: ThreeMf): Shape {
  const gauge = shapeGauge()
  for (const { vertices, triangles } of model.objects) {
    const pointAt = (corner: number): number => (triangles[corner] ?? 0) * 3
    for (let at = 0; at < triangles.length; at += 3)
      gauge.add(vertices, pointAt(at), pointAt(at + 1), pointAt(at + 2))
  }
  return gauge.shape()
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>`
const relations = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>`

function writeThreeMf(model: ThreeMf): Bytes {
  return writeZip([
    { path: "[Content_Types].xml", bytes: utf8(contentTypes) },
    { path: "_rels/.rels", bytes: utf8(relations) },
    { path: "3D/3dmodel.model", bytes: modelPart(model) },
  ])
}

/** Objects that others are made of come first, as the format asks for; numbers are given anew. */
function modelPart(model: ThreeMf): Bytes {
  const ordered = inOrder(model.objects)
  const numbers = new Map(ordered.map(({ key }, i) => [key, i + 1]))
  const parts: Bytes[] = [
    utf8(
      `${declaration}<model unit="${model.unit}" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02"><resources>`,
    ),
  ]
  for (const object of ordered) parts.push(...objectParts(object, numbers))
  const items = model.build.map((use) => `<item${useText(use, numbers)}/>`)
  parts.push(utf8(`</resources><build>${items.join("")}</build></model>`))
  return concat(...parts)
}

function inOrder(objects: readonly ThreeMfObject[]): readonly ThreeMfObject[] {
  const byKey = new Map(objects.map((object) => [object.key, object]))
  const done = new Set<ThreeMfObject>()
  const waiting = objects.toReversed()
  while (waiting.length > 0) {
    const object = waiting.at(-1)
    if (object === undefined) break
    const missing = object.components
      .map(({ key }) => byKey.get(key))
      .find((one) => one !== undefined && !done.has(one))
    if (missing !== undefined) waiting.push(missing)
    else {
      done.add(object)
      waiting.pop()
    }
  }
  return [...done]
}

function useText({ key, transform }: ThreeMfUse, numbers: ReadonlyMap<string, number>): string {
  const placed = transform === null ? "" : ` transform="${transform.map(numberText).join(" ")}"`
  return ` objectid="${numbers.get(key) ?? 0}"${placed}`
}

const numberText = (value: number): string => (Object.is(value, -0) ? "-0" : String(value))

const atOnce = 3 * 8192

function objectParts(object: ThreeMfObject, numbers: ReadonlyMap<string, number>): readonly Bytes[] {
  const type = object.support ? "support" : "model"
  const parts = [utf8(`<object id="${numbers.get(object.key) ?? 0}" type="${type}">`)]
  if (object.components.length > 0) {
    const uses = object.components.map((use) => `<component${useText(use, numbers)}/>`)
    parts.push(utf8(`<components>${uses.join("")}</components>`))
  } else {
    parts.push(utf8("<mesh><vertices>"), ...rowParts(object.vertices, "vertex", ["x", "y", "z"]))
    parts.push(utf8("</vertices><triangles>"), ...rowParts(object.triangles, "triangle", ["v1", "v2", "v3"]))
    parts.push(utf8("</triangles></mesh>"))
  }
  parts.push(utf8("</object>"))
  return parts
}

function rowParts(
  values: Float64Array | Uint32Array,
  element: string,
  [a, b, c]: readonly [string, string, string],
): readonly Bytes[] {
  const parts: Bytes[] = []
  for (let from = 0; from < values.length; from += atOnce) {
    let text = ""
    for (let at = from; at < Math.min(from + atOnce, values.length); at += 3) {
      const [x, y, z] = [0, 1, 2].map((i) => numberText(values[at + i] ?? 0))
      text += `<${element} ${a}="${x}" ${b}="${y}" ${c}="${z}"/>`
    }
    parts.push(utf8(text))
  }
  return parts
}
