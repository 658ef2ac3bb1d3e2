/** A surface of triangles in the patient's frame, in millimetres: x to the left, y to the back, z to the head (LPS). */

export interface Surface {
  /** Three numbers for each vertex. */
  readonly positions: Float32Array<ArrayBuffer>
  /** Three vertices for each triangle, counter-clockwise seen from outside. */
  readonly triangles: Uint32Array<ArrayBuffer>
  /** Red, green, blue for each vertex. */
  readonly colours: Uint8Array<ArrayBuffer>
}

export type Point = readonly [number, number, number]

export interface Vertex {
  readonly at: Point
  readonly colour: Point
}

/** To a tenth of a micrometre: what engines differ in stays below it. */
const settle = (value: number): number => Math.round(value * 10_000) / 10_000

/** A grid of vertices, `across` wide, as two triangles for each cell. `flip` turns the outside round. */
export function gridSurface(
  along: number,
  across: number,
  flip: boolean,
  vertexAt: (u: number, v: number) => Vertex,
): Surface {
  const positions = new Float32Array(along * across * 3)
  const colours = new Uint8Array(along * across * 3)
  for (let i = 0, k = 0; i < along; i++) {
    for (let j = 0; j < across; j++, k += 3) {
      const { at, colour } = vertexAt(i / (along - 1), j / (across - 1))
      positions.set(at.map(settle), k)
      colours.set(colour.map(Math.round), k)
    }
  }
  return { positions, triangles: gridTriangles(along, across, flip), colours }
}

function gridTriangles(along: number, across: number, flip: boolean): Uint32Array<ArrayBuffer> {
  const triangles = new Uint32Array((along - 1) * (across - 1) * 6)
  let k = 0
  for (let i = 0; i + 1 < along; i++) {
    for (let j = 0; j + 1 < across; j++, k += 6) {
      const a = i * across + j
      const [b, c, d] = [a + 1, a + across, a + across + 1]
      triangles.set(flip ? [a, b, c, b, d, c] : [a, c, b, b, c, d], k)
    }
  }
  return triangles
}

/** Only the triangles that are wanted, and only the vertices these need. */
export function partOf(surface: Surface, wanted: (triangle: number) => boolean): Surface {
  const numberOf = new Map<number, number>()
  const triangles: number[] = []
  for (let t = 0; t * 3 < surface.triangles.length; t++) {
    if (!wanted(t)) continue
    for (const vertex of surface.triangles.subarray(t * 3, t * 3 + 3)) {
      const known = numberOf.get(vertex)
      if (known === undefined) numberOf.set(vertex, numberOf.size)
      triangles.push(known ?? numberOf.size - 1)
    }
  }
  const positions = new Float32Array(numberOf.size * 3)
  const colours = new Uint8Array(numberOf.size * 3)
  for (const [from, to] of numberOf) {
    positions.set(surface.positions.subarray(from * 3, from * 3 + 3), to * 3)
    colours.set(surface.colours.subarray(from * 3, from * 3 + 3), to * 3)
  }
  return { positions, triangles: Uint32Array.from(triangles), colours }
}

/** Several surfaces in one, each still its own piece. */
export function joined(parts: readonly Surface[]): Surface {
  const positions = new Float32Array(parts.reduce((sum, part) => sum + part.positions.length, 0))
  const colours = new Uint8Array(positions.length)
  const triangles = new Uint32Array(parts.reduce((sum, part) => sum + part.triangles.length, 0))
  let vertex = 0
  let corner = 0
  for (const part of parts) {
    positions.set(part.positions, vertex * 3)
    colours.set(part.colours, vertex * 3)
    triangles.set(
      part.triangles.map((index) => index + vertex),
      corner,
    )
    vertex += part.positions.length / 3
    corner += part.triangles.length
  }
  return { positions, triangles, colours }
}
