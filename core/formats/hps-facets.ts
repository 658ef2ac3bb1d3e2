/** The drawing commands of a packed scan: each adds a triangle to a rim of edges that grows and closes. */

/** The rim as a ring of points: an edge runs from each to the next. */
interface Rim {
  readonly point: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
  used: number
  length: number
  current: number
}

interface Drawing {
  readonly rim: Rim
  readonly triangles: Uint32Array
  filled: number
  /** The next point that no command has used yet. */
  fresh: number
}

const restart = 4
const restart16 = 5
const restart32 = 6
const absolute16 = 7
const absolute32 = 8

/** Null where the commands do not draw exactly the triangles that were announced. */
export function decodeFacets(bytes: Uint8Array, facetCount: number, vertexCount: number): Uint32Array | null {
  if (facetCount > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const drawing: Drawing = {
    rim: makeRim(bytes.length + 3),
    triangles: new Uint32Array(facetCount * 3),
    filled: 0,
    fresh: 0,
  }
  for (let at = 0; at < bytes.length;) {
    const command = bytes[at++] ?? 0
    const operands = operandLength(command)
    if (operands < 0 || at + operands > bytes.length) return null
    if (!draw(drawing, command, view, at) || drawing.fresh > vertexCount) return null
    at += operands
  }
  if (drawing.filled !== facetCount * 3) return null
  for (const point of drawing.triangles) if (point >= vertexCount) return null
  return drawing.triangles
}

function makeRim(size: number): Rim {
  return {
    point: new Int32Array(size),
    next: new Int32Array(size),
    previous: new Int32Array(size),
    used: 0,
    length: 0,
    current: 0,
  }
}

/** An index of 16 bits is written in 32 after command 7; -1 for what is no command. */
function operandLength(command: number): number {
  if (command > 10) return -1
  if (command === restart16) return 6
  if (command === restart32) return 12
  return command === absolute16 || command === absolute32 ? 4 : 0
}

/** False where the command asks for an edge that is not there or draws more than was announced. */
function draw(drawing: Drawing, command: number, view: DataView, at: number): boolean {
  const { rim } = drawing
  switch (command) {
    case 0:
      return extend(drawing, drawing.fresh++)
    case 1:
      return closeBackwards(drawing)
    case 2:
      return closeForwards(drawing)
    case 3:
      rim.current = rim.next[rim.current] ?? 0
      return rim.length > 0
    case restart: {
      const first = drawing.fresh
      drawing.fresh += 3
      return begin(drawing, first, first + 1, first + 2)
    }
    case restart16:
      return begin(
        drawing,
        view.getUint16(at, true),
        view.getUint16(at + 2, true),
        view.getUint16(at + 4, true),
      )
    case restart32:
      return begin(
        drawing,
        view.getUint32(at, true),
        view.getUint32(at + 4, true),
        view.getUint32(at + 8, true),
      )
    case absolute16:
    case absolute32:
      return extend(drawing, view.getUint32(at, true))
    case 9:
      return leaveOut(rim)
    default:
      drawing.fresh++
      return true
  }
}

function addTriangle(drawing: Drawing, a: number, b: number, c: number): boolean {
  if (drawing.filled + 3 > drawing.triangles.length) return false
  drawing.triangles[drawing.filled++] = a
  drawing.triangles[drawing.filled++] = b
  drawing.triangles[drawing.filled++] = c
  return true
}

function begin(drawing: Drawing, a: number, b: number, c: number): boolean {
  const { rim } = drawing
  for (const [i, point] of [a, b, c].entries()) {
    rim.point[i] = point
    rim.next[i] = (i + 1) % 3
    rim.previous[i] = (i + 2) % 3
  }
  Object.assign(rim, { used: 3, length: 3, current: 0 })
  return addTriangle(drawing, a, b, c)
}

const pointAt = (rim: Rim, place: number): number => (rim.point[place] ?? 0) >>> 0
const after = (rim: Rim, place: number): number => rim.next[place] ?? 0
const before = (rim: Rim, place: number): number => rim.previous[place] ?? 0

/** A new point beyond the current edge; the rim goes on behind it. */
function extend(drawing: Drawing, point: number): boolean {
  const { rim } = drawing
  if (rim.length === 0) return false
  const start = rim.current
  const end = after(rim, start)
  const place = rim.used++
  rim.point[place] = point
  link(rim, start, place)
  link(rim, place, end)
  rim.length++
  rim.current = end
  return addTriangle(drawing, point, pointAt(rim, end), pointAt(rim, start))
}

function closeBackwards(drawing: Drawing): boolean {
  const { rim } = drawing
  if (rim.length < 2) return false
  const start = rim.current
  const end = after(rim, start)
  const drawn = addTriangle(drawing, pointAt(rim, start), pointAt(rim, before(rim, start)), pointAt(rim, end))
  remove(rim, start)
  rim.current = end
  return drawn
}

function closeForwards(drawing: Drawing): boolean {
  const { rim } = drawing
  if (rim.length < 2) return false
  const start = rim.current
  const middle = after(rim, start)
  const end = after(rim, middle)
  const drawn = addTriangle(drawing, pointAt(rim, start), pointAt(rim, end), pointAt(rim, middle))
  remove(rim, middle)
  rim.current = end
  return drawn
}

/** An edge that turns back on the one before it takes that one along. */
function leaveOut(rim: Rim): boolean {
  if (rim.length === 0) return false
  const start = rim.current
  const end = after(rim, start)
  const last = before(rim, start)
  const turnsBack = rim.length > 2 && pointAt(rim, last) === pointAt(rim, end)
  remove(rim, start)
  if (turnsBack) remove(rim, last)
  rim.current = end
  return true
}

function link(rim: Rim, from: number, to: number): void {
  rim.next[from] = to
  rim.previous[to] = from
}

function remove(rim: Rim, place: number): void {
  link(rim, before(rim, place), after(rim, place))
  rim.length--
}
