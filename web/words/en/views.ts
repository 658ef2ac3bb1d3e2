/** What the views in space and the tooth chart say in English. */
import { problem } from "@zahnwolke/core/formats/problem"
import type { AttachmentRole, Restoration } from "@zahnwolke/core/records/order"
import type { MeshTrouble } from "../../views/mesh/mesh-messages.ts"
import type { MeshWords } from "../../views/mesh/words.ts"
import { germanToothChart } from "../../views/tooth-chart/words.ts"
import type { ToothChartWords } from "../../views/tooth-chart/words.ts"

export const toothChartEn = (restorations: Readonly<Record<Restoration, string>>): ToothChartWords => ({
  chart: "Tooth chart",
  right: "R",
  left: "L",
  quadrants: ["upper right", "upper left", "lower left", "lower right"],
  positions: [
    "central incisor",
    "lateral incisor",
    "canine",
    "first premolar",
    "second premolar",
    "first molar",
    "second molar",
    "third molar",
  ],
  milkPositions: [
    "central milk incisor",
    "lateral milk incisor",
    "milk canine",
    "first milk molar",
    "second milk molar",
  ],
  tooth: (code, position, quadrant, restoration) =>
    `${code}, ${quadrant} ${position}${restoration === null ? "" : `, ${restoration}`}`,
  join: (a, b) => `Join ${a} and ${b}`,
  restorations,
  /** The marks are those of German charts; a laboratory reads them in either language. */
  marks: germanToothChart.marks,
})

const millimetre = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const hundredth = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat("en-GB")

function troubleEn(trouble: MeshTrouble): string {
  switch (trouble) {
    case "sealed-scan":
      return problem("hps-encrypted").problem
    case "not-a-scan":
      return problem("mesh-format").problem
    case "too-large-here":
      return "The scan is too large for this device. Save the file or open it on a PC."
    default:
      return problem(trouble).problem
  }
}

export const meshEn = (roles: Readonly<Record<AttachmentRole, string>>): MeshWords => ({
  viewer: "View of the scans",
  keys: "Arrow keys turn, with shift they move, plus and minus zoom, 0 shows everything.",
  views: { front: "Front", right: "Right", left: "Left", upper: "Occlusal upper", lower: "Occlusal lower" },
  viewsLabel: "Direction of view",
  parts: "Parts",
  roles,
  show: (part) => `Show ${part}`,
  opacity: (part) => `Opacity of ${part}`,
  percent: (share) => `${Math.round(share * 100)} %`,
  colours: "Colours",
  perspective: "Perspective",
  fit: "Show everything",
  nearer: "Zoom in",
  farther: "Zoom out",
  measure: "Measure",
  measureFirst: "Tap the first point",
  measureSecond: "Tap the second point",
  measurePreparing: "Preparing to measure …",
  measureClear: "Clear measurement",
  distance: (millimetres) => `${hundredth.format(millimetres)} mm`,
  size: (triangles, width, depth, height) =>
    `${whole.format(triangles)} triangles, ${[width, depth, height].map((value) => millimetre.format(value)).join(" × ")} mm`,
  reading: (part) => `Reading ${part} …`,
  right: "R",
  left: "L",
  sidesSure: "R and L: the patient's right and left side, found from the shape of the jaws.",
  sidesUnsure: "Right and left could not be found from these scans. Please check by the teeth.",
  simplified: "Shown simplified, because this device draws without a graphics chip. Measuring is exact.",
  lost: "The graphics were interrupted and will be back in a moment.",
  noGraphics:
    "This browser shows no views in space here (WebGL is off). Switch on hardware acceleration or save the file.",
  trouble: troubleEn,
})
