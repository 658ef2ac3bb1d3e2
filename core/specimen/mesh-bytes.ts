/** A surface as the files scanners and CAD programs write: STL, PLY and OBJ, with room for planted identity. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Surface } from "./surface.ts"

/** The corners of a triangle and its normal, all as float32 numbers. */
function facet(surface: Surface, triangle: number): readonly (readonly [number, number, number])[] {
  const corners = [0, 1, 2].map((corner) => {
    const at = (surface.triangles[triangle * 3 + corner] ?? 0) * 3
    const { positions } = surface
    return [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0] as const
  })
  const [[ax, ay, az], [bx, by, bz], [cx, cy, cz]] = [
    corners[0] ?? [0, 0, 0],
    corners[1] ?? [0, 0, 0],
    corners[2] ?? [0, 0, 0],
  ]
  const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az]
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const size = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1
  return [[nx / size, ny / size, nz / size], ...corners]
}

/** Little-endian, 84 bytes and 50 for each triangle; `header` stands in the first 80. */
export function binaryStl(surface: Surface, header = "intraoral scan"): Bytes {
  const count = surface.triangles.length / 3
  const bytes = new Uint8Array(84 + 50 * count)
  const view = new DataView(bytes.buffer)
  bytes.set(utf8(header).subarray(0, 80))
  view.setUint32(80, count, true)
  for (let t = 0, at = 84; t < count; t++, at += 50) {
    let place = at
    for (const numbers of facet(surface, t)) {
      for (const number of numbers) {
        view.setFloat32(place, number, true)
        place += 4
      }
    }
  }
  return bytes
}

const decimals = (numbers: readonly number[]): string => numbers.map((n) => n.toFixed(6)).join(" ")

export function asciiStl(surface: Surface, name = "scan"): Bytes {
  const lines = [`solid ${name}`]
  for (let t = 0; t < surface.triangles.length / 3; t++) {
    const [normal, ...corners] = facet(surface, t)
    lines.push(`facet normal ${decimals(normal ?? [])}`, " outer loop")
    for (const corner of corners) lines.push(`  vertex ${decimals(corner)}`)
    lines.push(" endloop", "endfacet")
  }
  return utf8(`${lines.join("\n")}\nendsolid ${name}\n`)
}

function plyHeader(surface: Surface, format: string, comments: readonly string[]): string {
  return [
    "ply",
    `format ${format} 1.0`,
    ...comments.map((comment) => `comment ${comment}`),
    `element vertex ${surface.positions.length / 3}`,
    ...["x", "y", "z"].map((name) => `property float ${name}`),
    ...["red", "green", "blue"].map((name) => `property uchar ${name}`),
    `element face ${surface.triangles.length / 3}`,
    "property list uchar int vertex_indices",
    "end_header\n",
  ].join("\n")
}

/** Binary, little-endian, with a colour for each vertex. */
export function binaryPly(surface: Surface, comments: readonly string[] = []): Bytes {
  const header = utf8(plyHeader(surface, "binary_little_endian", comments))
  const vertices = surface.positions.length / 3
  const faces = surface.triangles.length / 3
  const body = new Uint8Array(vertices * 15 + faces * 13)
  const view = new DataView(body.buffer)
  for (let i = 0, at = 0; i < vertices; i++, at += 15) {
    for (let k = 0; k < 3; k++) {
      view.setFloat32(at + 4 * k, surface.positions[i * 3 + k] ?? 0, true)
      view.setUint8(at + 12 + k, surface.colours[i * 3 + k] ?? 0)
    }
  }
  for (let i = 0, at = vertices * 15; i < faces; i++, at += 13) {
    view.setUint8(at, 3)
    for (let k = 0; k < 3; k++) view.setInt32(at + 1 + 4 * k, surface.triangles[i * 3 + k] ?? 0, true)
  }
  return concat(header, body)
}

const triple = (numbers: ArrayLike<number>, at: number): readonly [number, number, number] => [
  numbers[at] ?? 0,
  numbers[at + 1] ?? 0,
  numbers[at + 2] ?? 0,
]

export function asciiPly(surface: Surface, comments: readonly string[] = []): Bytes {
  const lines: string[] = []
  for (let at = 0; at < surface.positions.length; at += 3) {
    lines.push(`${decimals(triple(surface.positions, at))} ${triple(surface.colours, at).join(" ")}`)
  }
  for (let at = 0; at < surface.triangles.length; at += 3) {
    lines.push(`3 ${triple(surface.triangles, at).join(" ")}`)
  }
  return utf8(`${plyHeader(surface, "ascii", comments)}${lines.join("\n")}\n`)
}

export interface ObjWish {
  readonly comments?: readonly string[]
  readonly name?: string
  readonly materialFile?: string
}

/** With a colour behind each vertex, as Medit and MeshLab write it. */
export function obj(surface: Surface, wish: ObjWish = {}): Bytes {
  const lines = (wish.comments ?? []).map((comment) => `# ${comment}`)
  if (wish.materialFile !== undefined) lines.push(`mtllib ${wish.materialFile}`)
  lines.push(`o ${wish.name ?? "scan"}`)
  for (let at = 0; at < surface.positions.length; at += 3) {
    const colour = triple(surface.colours, at).map((value) => (value / 255).toFixed(4))
    lines.push(`v ${decimals(triple(surface.positions, at))} ${colour.join(" ")}`)
  }
  for (let at = 0; at < surface.triangles.length; at += 3) {
    const corners = triple(surface.triangles, at).map((index) => index + 1)
    lines.push(`f ${corners.join(" ")}`)
  }
  return utf8(`${lines.join("\n")}\n`)
}
