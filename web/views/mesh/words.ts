/** What the mesh viewer says; the German sentences are the original. */
import type { AttachmentRole } from "@zahnwolke/core/records/order"
import type { MeshTrouble } from "./mesh-messages.ts"
import type { StandardView } from "./viewpoint.ts"

export interface MeshWords {
  readonly viewer: string
  readonly keys: string
  readonly views: Readonly<Record<StandardView, string>>
  readonly viewsLabel: string
  readonly parts: string
  readonly roles: Readonly<Record<AttachmentRole, string>>
  readonly opacity: (part: string) => string
  readonly percent: (share: number) => string
  readonly colours: string
  readonly perspective: string
  readonly fit: string
  readonly nearer: string
  readonly farther: string
  readonly measure: string
  readonly measureFirst: string
  readonly measureSecond: string
  readonly measurePreparing: string
  readonly measureClear: string
  readonly distance: (millimetres: number) => string
  readonly size: (triangles: number, width: number, depth: number, height: number) => string
  readonly reading: (part: string) => string
  readonly right: string
  readonly left: string
  /** What "R" and "L" stand for, for those who hear it. */
  readonly sidesSure: string
  readonly sidesUnsure: string
  readonly simplified: string
  readonly lost: string
  readonly noGraphics: string
  readonly trouble: (trouble: MeshTrouble) => string
}

const millimetre = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const hundredth = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat("de-DE")

export const germanMesh: MeshWords = {
  viewer: "Ansicht der Scans",
  keys: "Pfeiltasten drehen, mit Umschalt verschieben, Plus und Minus vergrößern und verkleinern, 0 zeigt alles.",
  views: { front: "Frontal", right: "Rechts", left: "Links", upper: "Kaufläche OK", lower: "Kaufläche UK" },
  viewsLabel: "Blickrichtung",
  parts: "Teile",
  roles: {
    "upper-jaw": "Oberkiefer",
    "lower-jaw": "Unterkiefer",
    bite: "Biss",
    preparation: "Präparation",
    "scan-body": "Scankörper",
    gingiva: "Gingiva",
    antagonist: "Gegenkiefer",
    photo: "Foto",
    dvt: "DVT",
    radiograph: "Röntgenbild",
    design: "Design",
    document: "Dokument",
    other: "Scan",
  },
  opacity: (part) => `Deckkraft ${part}`,
  percent: (share) => `${Math.round(share * 100)} %`,
  colours: "Farben",
  perspective: "Perspektive",
  fit: "Alles zeigen",
  nearer: "Vergrößern",
  farther: "Verkleinern",
  measure: "Messen",
  measureFirst: "Ersten Punkt antippen",
  measureSecond: "Zweiten Punkt antippen",
  measurePreparing: "Messen wird vorbereitet …",
  measureClear: "Messung löschen",
  distance: (millimetres) => `${hundredth.format(millimetres)} mm`,
  size: (triangles, width, depth, height) =>
    `${whole.format(triangles)} Dreiecke, ${[width, depth, height].map((value) => millimetre.format(value)).join(" × ")} mm`,
  reading: (part) => `${part} wird gelesen …`,
  right: "R",
  left: "L",
  sidesSure: "R und L: rechte und linke Seite des Patienten, aus der Form der Kiefer bestimmt.",
  sidesUnsure: "Rechts und links ließen sich aus diesen Scans nicht bestimmen. Bitte an den Zähnen prüfen.",
  simplified: "Vereinfacht dargestellt, weil dieses Gerät ohne Grafikchip zeichnet. Gemessen wird genau.",
  lost: "Die Grafik wurde unterbrochen und kommt gleich wieder.",
  noGraphics:
    "Dieser Browser zeigt hier keine räumlichen Bilder (WebGL ist aus). Schalten Sie die Hardwarebeschleunigung ein oder laden Sie die Datei herunter.",
  trouble: (trouble) => germanTrouble(trouble),
}

function germanTrouble(trouble: MeshTrouble): string {
  switch (trouble) {
    case "empty-file":
      return "Die Datei ist leer. Bitte aus dem Scanner neu exportieren."
    case "sealed-scan":
      return "Dieser 3Shape-Scan ist vom Hersteller verschlüsselt. Bitte als STL oder PLY exportieren."
    case "not-a-scan":
      return "Die Datei ist kein Scan, den dieser Betrachter kennt. Er zeigt STL, PLY und OBJ."
    case "too-large-here":
    case "too-large":
      return "Der Scan ist zu groß für dieses Gerät. Laden Sie die Datei herunter oder öffnen Sie sie an einem PC."
    case "file-unreadable":
    case "file-changed":
      return "Die Datei konnte nicht gelesen werden. Bitte noch einmal öffnen."
    case "stl-truncated":
    case "ply-truncated":
      return "Die Datei endet mitten im Scan. Bitte neu exportieren oder noch einmal schicken lassen."
    case "ply-unsupported":
    case "obj-unsupported":
    case "hps-unsupported":
      return "Der Scan hat eine Form, die sich hier nicht lesen lässt. Bitte als STL oder binäres PLY exportieren."
    case "stl-empty":
    case "ply-empty":
    case "obj-empty":
    case "mesh-no-surface":
      return "Die Datei enthält keine Oberfläche. Bitte den Scan als Netz exportieren."
    default:
      return "Die Datei ist beschädigt. Bitte neu exportieren oder noch einmal schicken lassen."
  }
}
