/** HEIC and AVIF: how large, which way up, and which items besides the picture they hold. Never decoded here. */
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export interface Heif {
  /** Of the largest picture inside. */
  readonly width: number
  readonly height: number
  /** Quarter turns against the clock, and whether it is mirrored: applied by whoever decodes it. */
  readonly turned: boolean
  /** Types of items: "hvc1", "Exif", "mime", "thmb" and the like. */
  readonly items: readonly string[]
}

interface Box {
  readonly type: string
  readonly start: number
  readonly end: number
}

const mostBoxes = 20_000
const deepest = 12
const containers = new Set(["meta", "iprp", "ipco", "iinf"])

export function readHeif(bytes: Uint8Array): Heif | Problem {
  if (bytes.length === 0) return problem("empty-file")
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const found = { width: 0, height: 0, turned: false, items: [] as string[] }
  const waiting: (Box & { readonly depth: number })[] = [{ type: "", start: 0, end: bytes.length, depth: 0 }]
  let boxes = 0
  for (let outer = waiting.pop(); outer !== undefined; outer = waiting.pop()) {
    const inside = boxesIn(view, outer.start, outer.end)
    if (inside === null || outer.depth > deepest) return problem("heif-malformed")
    for (const box of inside) {
      if (++boxes > mostBoxes) return problem("heif-malformed")
      readBox(view, box, found)
      if (containers.has(box.type)) {
        waiting.push({ ...box, start: box.start + skippedIn(view, box), depth: outer.depth + 1 })
      }
    }
  }
  return found.width === 0 ? problem("heif-malformed") : found
}

/** Null where a box ends outside of the one around it. */
function boxesIn(view: DataView, from: number, end: number): readonly Box[] | null {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= end && boxes.length <= mostBoxes;) {
    const short = view.getUint32(at)
    const large = short === 1 && at + 16 <= end
    const length = large ? Number(view.getBigUint64(at + 8)) : short === 0 ? end - at : short
    const head = large ? 16 : 8
    if (length < head || at + length > end) return null
    boxes.push({ type: four(view, at + 4), start: at + head, end: at + length })
    at += length
  }
  return boxes
}

/** Version and flags, and in "iinf" the count. */
function skippedIn(view: DataView, { type, start, end }: Box): number {
  if (type === "meta") return 4
  if (type !== "iinf") return 0
  return start < end && view.getUint8(start) === 0 ? 6 : 8
}

function readBox(
  view: DataView,
  { type, start, end }: Box,
  found: { width: number; height: number; turned: boolean; items: string[] },
): void {
  if (type === "ispe" && end - start >= 12) {
    const [width, height] = [view.getUint32(start + 4), view.getUint32(start + 8)]
    if (width * height > found.width * found.height) Object.assign(found, { width, height })
  } else if (type === "irot" && end > start) found.turned ||= (view.getUint8(start) & 3) !== 0
  else if (type === "imir") found.turned = true
  else if (type === "infe" && end - start >= 12 && view.getUint8(start) >= 2) {
    found.items.push(four(view, start + (view.getUint8(start) === 2 ? 8 : 10)))
  }
}

const four = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => (at + i < view.byteLength ? view.getUint8(at + i) : 0)))
