/** What the viewer knows of its parts beside their triangles: names, plain colours, sizes, to which jaw they belong. */
import type { AttachmentRole } from "@zahnwolke/core/records/order"
import type { MeshShape } from "./shape-of-mesh.ts"
import type { PatientFrame, Vector } from "./patient-frame.ts"
import type { ScanReading } from "./read-scan.ts"
import type { MeshFile } from "./use-scans.ts"
import type { MeshWords } from "./words.ts"
import type { StandardView } from "./viewpoint.ts"

const stone = "#d9cbb1"
const plainByRole: Partial<Record<AttachmentRole, string>> = {
  "upper-jaw": stone,
  "lower-jaw": "#d3c8b6",
  bite: "#a9b7bd",
  preparation: "#d6bf96",
  "scan-body": "#9fb0ba",
  gingiva: "#d49a96",
  antagonist: "#c9c4b8",
  design: "#8fc9cd",
}
export const plainColour = (role: AttachmentRole): string => plainByRole[role] ?? stone

/** "Design 2" where several parts have one role and no name of their own. */
export function namesOf(files: readonly MeshFile[], words: MeshWords): readonly string[] {
  return files.map((file, at) => {
    if (file.label !== undefined) return file.label
    const alike = files.filter(({ role, label }) => role === file.role && label === undefined)
    if (alike.length < 2) return words.roles[file.role]
    const place = files
      .slice(0, at + 1)
      .filter(({ role, label }) => role === file.role && label === undefined).length
    return `${words.roles[file.role]} ${place}`
  })
}

export interface ShapedPart extends MeshShape {
  readonly id: string
  readonly role: AttachmentRole
}

export function shapedParts(
  files: readonly MeshFile[],
  readings: ReadonlyMap<string, ScanReading>,
): readonly ShapedPart[] {
  return files.flatMap(({ id, role }) => {
    const reading = readings.get(id)
    return reading?.kind === "ready" ? [{ ...reading.mesh.shape, id, role }] : []
  })
}

const along = (point: Vector, axis: Vector): number =>
  point[0] * axis[0] + point[1] * axis[1] + point[2] * axis[2]

/** Width, depth and height as the patient has them. */
export function sizeOf(shape: MeshShape, frame: PatientFrame): readonly [number, number, number] {
  const size = (axis: Vector): number => {
    const main = axis.findIndex((value) => Math.abs(value) > 0.999)
    if (main !== -1) return (shape.high[main] ?? 0) - (shape.low[main] ?? 0)
    let [low, high] = [Infinity, -Infinity]
    for (let at = 0; at < shape.sample.length; at += 3) {
      const { sample } = shape
      const place = along([sample[at] ?? 0, sample[at + 1] ?? 0, sample[at + 2] ?? 0], axis)
      low = Math.min(low, place)
      high = Math.max(high, place)
    }
    return high - low
  }
  return [size(frame.left), size(frame.back), size(frame.head)]
}

/** A chewing face is seen only without the other jaw, so its parts step aside. */
export function hiddenIn(
  view: StandardView,
  parts: readonly ShapedPart[],
  frame: PatientFrame,
): ReadonlySet<string> {
  if (view !== "upper" && view !== "lower") return new Set()
  const wanted = view === "upper" ? "upper-jaw" : "lower-jaw"
  const middle = ({ low, high }: MeshShape): number =>
    along([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2], frame.head)
  const jaws = parts.filter(({ role }) => role === "upper-jaw" || role === "lower-jaw")
  if (!jaws.some(({ role }) => role === wanted)) return new Set()
  const belongs = (part: ShapedPart): boolean => {
    if (part.role === "upper-jaw" || part.role === "lower-jaw") return part.role === wanted
    if (part.role === "bite" || part.role === "antagonist") return false
    const nearest = jaws.toSorted(
      (a, b) => Math.abs(middle(a) - middle(part)) - Math.abs(middle(b) - middle(part)),
    )[0]
    return nearest?.role === wanted
  }
  return new Set(parts.filter((part) => !belongs(part)).map(({ id }) => id))
}
