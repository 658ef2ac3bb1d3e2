/** A lighter index over the same points, for the moments in which a slow device has to keep up with a finger. */
import type { Mesh } from "@zahnwolke/core/formats/mesh"

const wantedPoints = 22_000
const empty = 0xffff_ffff

/** Points of one small cube become one of them; null where the mesh is light enough already. */
export function coarseIndex(mesh: Mesh, area: number): Uint32Array<ArrayBuffer> | null {
  if (mesh.triangles < 90_000) return null
  const standsFor = mergedPoints(mesh.positions, Math.sqrt((area * 1.3) / wantedPoints))
  const { index } = mesh
  const kept = new Uint32Array(index.length)
  let to = 0
  for (let t = 0; t < index.length; t += 3) {
    const a = standsFor[index[t] ?? 0] ?? 0
    const b = standsFor[index[t + 1] ?? 0] ?? 0
    const c = standsFor[index[t + 2] ?? 0] ?? 0
    if (a === b || b === c || a === c) continue
    kept[to] = a
    kept[to + 1] = b
    kept[to + 2] = c
    to += 3
  }
  return kept.slice(0, to)
}

function mergedPoints(positions: Float32Array, cell: number): Uint32Array {
  const points = positions.length / 3
  const slots = 1 << Math.ceil(Math.log2(points * 2 + 2))
  const table = new Uint32Array(slots).fill(empty)
  const cells = new Int32Array(positions.length)
  for (let i = 0; i < positions.length; i++) cells[i] = Math.floor((positions[i] ?? 0) / cell)
  const standsFor = new Uint32Array(points)
  for (let point = 0; point < points; point++) {
    const at = point * 3
    const [x, y, z] = [cells[at] ?? 0, cells[at + 1] ?? 0, cells[at + 2] ?? 0]
    let slot = (Math.imul(x, 73_856_093) ^ Math.imul(y, 19_349_663) ^ Math.imul(z, 83_492_791)) & (slots - 1)
    for (;;) {
      const other = table[slot] ?? empty
      if (other === empty) {
        table[slot] = point
        standsFor[point] = point
        break
      }
      if (cells[other * 3] === x && cells[other * 3 + 1] === y && cells[other * 3 + 2] === z) {
        standsFor[point] = other
        break
      }
      slot = (slot + 1) & (slots - 1)
    }
  }
  return standsFor
}
