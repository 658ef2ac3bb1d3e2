/** Five teeth from the side, drawn with the root up and the chewing edge down; mirrored and scaled they are all others. */
import { jawOf } from "@zahnwolke/core/records/tooth"
import type { ToothCode } from "@zahnwolke/core/records/tooth"

export interface Outline {
  readonly crown: string
  readonly roots: readonly string[]
  /** What an inlay fills. */
  readonly inlay: string
}

/** Every outline stands in this box; nothing of it may be cut off. */
export const box = { width: 60, height: 122 } as const

const incisor: Outline = {
  crown: "M18 68C14 82 11 99 12 111Q12.5 117 20 117H40Q47.5 117 48 111C49 99 46 82 42 68C36 62 24 62 18 68Z",
  roots: ["M18.5 67C20 42 24 16 28 8Q30 4.5 32 8C36 16 40 42 41.5 67C36 62 24 62 18.5 67Z"],
  inlay: "M22 117V110Q30 103 38 110V117Z",
}
const canine: Outline = {
  crown:
    "M16.5 68C11.5 81 9.5 93 12.5 103L27.5 117Q30 119 32.5 117L47.5 103C50.5 93 48.5 81 43.5 68C37 62 23 62 16.5 68Z",
  roots: ["M17 67C18.5 40 24 12 28 5.500Q30 2.5 32 5.500C36 12 41.5 40 43 67C37 62 23 62 17 67Z"],
  inlay: "M22 112L30 105L38 112L32.5 117Q30 119 27.5 117Z",
}
const premolar: Outline = {
  crown:
    "M15.5 69C9 81 8 95 10 105C12.5 114 20 117 24.5 114Q30 110.5 35.5 114C40 117 47.5 114 50 105C52 95 51 81 44.5 69C38 64 22 64 15.5 69Z",
  roots: ["M16 68C17.5 46 22 20 27 10.500Q30 6 33 10.500C38 20 42.5 46 44 68C38 64 22 64 16 68Z"],
  inlay:
    "M19 115.200C20 105 25 101 30 101S40 105 41 115.200C39 115.8 37 115 35.5 114Q30 110.5 24.5 114C23 115 21 115.8 19 115.200Z",
}
const molarCrown =
  "M8 71C2 82 1.5 97 4 107C7 115.5 15 117.5 19.5 113.500Q24.5 110 30 113.500Q35.5 110 40.5 113.500C45 117.5 53 115.5 56 107C58.5 97 58 82 52 71C42 66 18 66 8 71Z"
const molarInlay =
  "M13 115.500C14 103 22 100 30 100S46 103 47 115.500C44.5 116 42 114.8 40.5 113.500Q35.5 110 30 113.500Q24.5 110 19.5 113.500C18 114.8 15.5 116 13 115.500Z"
const upperMolar: Outline = {
  crown: molarCrown,
  roots: [
    "M21 66C22 44 26 22 29 14Q30.5 11 32 14C35 22 38 44 39 66Z",
    "M8.5 70C6 52 5 34 9.5 18Q12 11 15.5 17.500C21 30 24 46 26 67C20 67 14 68 8.5 70Z",
    "M51.5 70C54 52 55 34 50.5 18Q48 11 44.5 17.500C39 30 36 46 34 67C40 67 46 68 51.5 70Z",
  ],
  inlay: molarInlay,
}
const lowerMolar: Outline = {
  crown: molarCrown,
  roots: [
    "M8.5 70C6.5 52 5 32 10 16Q13 9.5 16.5 16C21 28 25 43 30 52C35 43 39 28 43.5 16Q47 9.5 50 16C55 32 53.5 52 51.5 70C42 66 18 66 8.5 70Z",
  ],
  inlay: molarInlay,
}

/** Milk molars stand where premolars follow, and look like molars. */
export function outlineOf(tooth: ToothCode): Outline {
  const position = tooth % 10
  const isMilk = tooth > 50
  if (position < 3) return incisor
  if (position === 3) return canine
  if (!isMilk && position < 6) return premolar
  return jawOf(tooth) === "upper" ? upperMolar : lowerMolar
}

const upperScale = [0.98, 0.84, 0.94, 0.9, 0.88, 1, 0.96, 0.88]
const lowerScale = [0.76, 0.8, 0.9, 0.88, 0.9, 1, 0.98, 0.92]

/** Width against the box: a lower incisor is narrow, a first molar fills it. */
export function widthOf(tooth: ToothCode): number {
  const scale = (jawOf(tooth) === "upper" ? upperScale : lowerScale)[(tooth % 10) - 1] ?? 1
  return tooth > 50 ? scale * 0.86 : scale
}

/** An implant in place of the roots: a screw with its post. */
export const implant =
  "M23 70L23.5 60H36.500L37 70ZM22 57H38L37.4 50H22.600ZM22.8 47H37.200L36.6 40H23.400ZM23.6 37H36.400L35.6 30H24.400ZM24.6 27H35.400L34 20Q30 15 26 20Z"

/** From the patient's right the outlines stand as drawn; on the left they are mirrored, below turned over. */
export function placing(tooth: ToothCode): string {
  const quadrant = ((Math.floor(tooth / 10) - 1) % 4) + 1
  const isLeft = quadrant === 2 || quadrant === 3
  const wide = widthOf(tooth) * (isLeft ? -1 : 1)
  const high = jawOf(tooth) === "upper" ? 1 : -1
  const [middleX, middleY] = [box.width / 2, box.height / 2]
  return `translate(${middleX} ${middleY}) scale(${wide} ${high}) translate(${-middleX} ${-middleY})`
}
