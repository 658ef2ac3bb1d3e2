/** 3Shape's packed scan (HPS): what kind of geometry it holds, and the geometry where it is not encrypted. */
import type { Bytes } from "../encoding/bytes.ts"
import { base64ToBytes } from "./base64.ts"
import { decodeFacets } from "./hps-facets.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"
import { childNamed, childrenOf, localName, readXml, textOf } from "./xml.ts"
import type { XmlElement } from "./xml.ts"

export interface HpsBlock {
  readonly bytes: Bytes
  readonly attributes: ReadonlyMap<string, string>
}

export interface Hps {
  /** CA and CC are plain; CE is encrypted by its maker and never decoded here. */
  readonly schema: "CA" | "CC" | "CE"
  readonly vertexCount: number
  readonly facetCount: number
  readonly vertices: HpsBlock
  readonly facets: HpsBlock
  /** Three points per triangle, in the order the commands draw them; the commands are plain in CE, too. */
  readonly triangles: Uint32Array
  readonly root: XmlElement
}

export function readHps(bytes: Uint8Array): Hps | Problem {
  const root = readXml(bytes)
  if (isProblem(root)) return root
  if (localName(root.name) !== "HPS") return problem("hps-malformed")
  const geometry = childNamed(root, "Packed_geometry")
  const schema = geometry === undefined ? "" : textOf(childNamed(geometry, "Schema") ?? root).trim()
  if (geometry === undefined) return problem("hps-malformed")
  if (schema !== "CA" && schema !== "CC" && schema !== "CE") return problem("hps-unsupported")
  const data = childrenOf(childNamed(geometry, "Binary_data") ?? root).find((child) => child.name === schema)
  const vertices = blockOf(data, "Vertices")
  const facets = blockOf(data, "Facets")
  if (vertices === null || facets === null) return problem("hps-malformed")
  const vertexCount = countOf(vertices, "vertex_count")
  const facetCount = countOf(facets, "facet_count")
  if (vertexCount === 0 || facetCount === 0 || vertices.bytes.length < vertexCount * 12) {
    return problem("hps-malformed")
  }
  if (schema !== "CE" && vertices.bytes.length !== vertexCount * 12) return problem("hps-malformed")
  const triangles = decodeFacets(facets.bytes, facetCount, vertexCount)
  if (triangles === null) return problem("hps-malformed")
  return { schema, vertexCount, facetCount, vertices, facets, triangles, root }
}

const countOf = ({ attributes }: HpsBlock, name: string): number => {
  const text = attributes.get(name) ?? ""
  return /^\d{1,9}$/u.test(text) ? Number(text) : 0
}

/** Null where it is missing, not base64, or of another length than it says. */
export function blockOf(parent: XmlElement | undefined, name: string): HpsBlock | null {
  const element = parent === undefined ? undefined : childNamed(parent, name)
  return element === undefined ? null : blockIn(element)
}

export function blockIn(element: XmlElement): HpsBlock | null {
  const bytes = base64ToBytes(textOf(element))
  const { attributes } = element
  const length = attributes.get("base64_encoded_bytes") ?? attributes.get("Base64EncodedBytes")
  if (bytes === null || (length !== undefined && length !== String(bytes.length))) return null
  return { bytes, attributes }
}

/** Points of a plain scan. */
export function hpsPositions({ vertices, vertexCount }: Hps): Float32Array<ArrayBuffer> {
  const own = vertices.bytes.slice(0, vertexCount * 12)
  return new Float32Array(own.buffer, own.byteOffset, vertexCount * 3)
}
