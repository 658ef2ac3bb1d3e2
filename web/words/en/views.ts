/** What the views in space and the tooth chart say in English. */
import { problem } from "@zahnwolke/core/formats/problem"
import type { AttachmentRole, Restoration } from "@zahnwolke/core/records/order"
import type { MeshTrouble } from "../../views/mesh/mesh-messages.ts"
import type { MeshWords } from "../../views/mesh/words.ts"
import type { PhotoWords } from "../../views/photo/words.ts"
import { germanToothChart } from "../../views/tooth-chart/words.ts"
import type { ToothChartWords } from "../../views/tooth-chart/words.ts"
import type { VolumeWords } from "../../views/volume/words.ts"

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

export const photoEn: PhotoWords = {
  viewer: "Photograph",
  keys: "Arrow keys move, plus and minus zoom, 0 shows everything.",
  tools: { move: "Move", bar: "Bar", brush: "Brush", crop: "Crop" },
  toolsLabel: "Tool",
  addBar: "Put in a bar",
  addCrop: "Put in a frame",
  brushWidth: "Width of the brush",
  undo: "Undo",
  reset: "Undo everything",
  nearer: "Zoom in",
  farther: "Zoom out",
  fit: "Show everything",
  remove: "Remove",
  done: "Continue",
  bar: (number, width, height) =>
    `Bar ${number}, ${width} by ${height} pixels. Arrow keys move it, with shift they change its size, delete removes it.`,
  crop: (width, height) =>
    `Frame, ${width} by ${height} pixels. Arrow keys move it, with shift they change its size, delete removes it.`,
  size: (width, height) => `${width} × ${height} pixels`,
  hints: {
    move: "",
    bar: "Draw a bar over names, faces or labels.",
    brush: "Paint over what nobody should see.",
    crop: "Draw the frame that should stay.",
  },
  unreadable: "This picture cannot be opened in the browser. Please save it as JPEG or PNG.",
}

const tenth = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 })
const voxel = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 })

export const volumeEn: VolumeWords = {
  viewer: "Slices",
  keys: "Arrow keys move the crosshair, page up and page down go through the slices.",
  notForDiagnosis: "Only for settling the order. Not for diagnosis or implant planning.",
  planes: { axial: "Axial", coronal: "Coronal", sagittal: "Sagittal" },
  planesLabel: "Plane",
  allPlanes: "All three",
  slice: (plane) => `Slice ${plane}`,
  sliceOf: (number, count) => `${number} / ${count}`,
  brightness: "Brightness",
  contrast: "Contrast",
  presetsLabel: "Window",
  presets: { bone: "Bone", soft: "Soft tissue", metal: "Metal", file: "As in the file" },
  crosshair: "Crosshair",
  crop: "Field of view",
  cropSides: [
    { low: "Right, mm", high: "Left, mm" },
    { low: "Front, mm", high: "Back, mm" },
    { low: "Bottom, mm", high: "Top, mm" },
  ],
  cropAround: (millimetres) => `${millimetres} mm around the crosshair`,
  cropWhole: "Everything",
  cropSize: (lengths) =>
    `${lengths.map((length) => tenth.format(length)).join(" × ")} mm (across × deep × high)`,
  cropHonest:
    "What lies outside is left out, not only covered. What remains stands in the same place and still shows this person's teeth and jaws: it stays health data and is not anonymous.",
  cropCut: "Crop",
  millimetres: (length) => `${tenth.format(length)} mm`,
  surface: "Surface of the face",
  surfaceShown:
    "Whoever receives this image can rebuild the face like this. A smaller field of view changes the picture at once.",
  surfaceThreshold: "Threshold",
  surfaceWorking: "Working out the surface …",
  surfaceNothing: "At this threshold no surface is to be seen.",
  size: (size, spacing) =>
    `${size.join(" × ")} voxels of ${[...new Set(spacing.map((length) => voxel.format(length)))].join(" × ")} mm`,
  reading: "Reading slices …",
  edges: (right, bottom) => `Right edge: ${right}, lower edge: ${bottom} (by the file)`,
  noEdges: "The file does not name the patient's sides.",
  notes: {
    "other-files": "Only the largest series is shown; other files do not belong to it.",
    gaps: "Slices are missing: the distances between them differ.",
    oblique: "The image lies at an angle to the patient; planes and sides are approximate.",
    reduced: "Shown smaller for this device.",
  },
  troubles: {
    "not-dicom": "These are no DICOM files. Please use the export of the X-ray program.",
    damaged: "The DICOM files are incomplete or damaged. Please export them again.",
    packed:
      "This image is compressed in a way that cannot be shown here. Please export it uncompressed or save it.",
    colour: "This image is in colour and no slice. Please save it and look at it in the X-ray program.",
    "no-pixels": "The DICOM files hold no image that can be shown here.",
    "too-large-here": "The image is too large for this device. Please open it on a PC.",
    nothing: "There is no file that can be shown.",
  },
}
