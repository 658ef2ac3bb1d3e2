/** What the volume viewer says; the German sentences are the original. */
import type { Plane } from "./planes.ts"
import type { VolumeNote, VolumeTrouble } from "./volume.ts"

export const presets = ["bone", "soft", "metal", "file"] as const
export type Preset = (typeof presets)[number]

interface CropSide {
  readonly low: string
  readonly high: string
}

export interface VolumeWords {
  readonly viewer: string
  readonly keys: string
  readonly notForDiagnosis: string
  readonly planes: Readonly<Record<Plane, string>>
  readonly planesLabel: string
  readonly allPlanes: string
  readonly slice: (plane: string) => string
  readonly sliceOf: (number: number, count: number) => string
  readonly brightness: string
  readonly contrast: string
  readonly presetsLabel: string
  readonly presets: Readonly<Record<Preset, string>>
  readonly crosshair: string
  readonly crop: string
  /** Sides of the field of view along left, back and head. */
  readonly cropSides: readonly [CropSide, CropSide, CropSide]
  readonly cropAround: (millimetres: number) => string
  readonly cropWhole: string
  readonly cropSize: (lengths: readonly number[]) => string
  readonly cropHonest: string
  readonly cropCut: string
  readonly millimetres: (length: number) => string
  readonly surface: string
  readonly surfaceShown: string
  readonly surfaceThreshold: string
  readonly surfaceWorking: string
  readonly surfaceNothing: string
  readonly size: (size: readonly number[], spacing: readonly number[]) => string
  readonly reading: string
  readonly edges: (right: string, bottom: string) => string
  readonly noEdges: string
  readonly notes: Readonly<Record<VolumeNote, string>>
  readonly troubles: Readonly<Record<VolumeTrouble, string>>
}

const tenth = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 })
const hundredth = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 2 })

export const germanVolume: VolumeWords = {
  viewer: "Schichtbilder",
  keys: "Pfeiltasten verschieben das Fadenkreuz, Bild auf und Bild ab blättern durch die Schichten.",
  notForDiagnosis: "Nur zur Abstimmung des Auftrags. Nicht für Diagnose oder Implantatplanung.",
  planes: { axial: "Axial", coronal: "Koronal", sagittal: "Sagittal" },
  planesLabel: "Ebene",
  allPlanes: "Alle drei",
  slice: (plane) => `Schicht ${plane}`,
  sliceOf: (number, count) => `${number} / ${count}`,
  brightness: "Helligkeit",
  contrast: "Kontrast",
  presetsLabel: "Fensterung",
  presets: { bone: "Knochen", soft: "Weichgewebe", metal: "Metall", file: "Wie Datei" },
  crosshair: "Fadenkreuz",
  crop: "Ausschnitt",
  cropSides: [
    { low: "Rechts, mm", high: "Links, mm" },
    { low: "Vorn, mm", high: "Hinten, mm" },
    { low: "Unten, mm", high: "Oben, mm" },
  ],
  cropAround: (millimetres) => `${millimetres} mm um das Fadenkreuz`,
  cropWhole: "Alles",
  cropSize: (lengths) =>
    `${lengths.map((length) => tenth.format(length)).join(" × ")} mm (quer × tief × hoch)`,
  cropHonest:
    "Was außerhalb liegt, wird weggelassen und nicht nur verdeckt. Was bleibt, steht an derselben Stelle und zeigt weiter Zähne und Kiefer dieser Person: Es bleibt eine Gesundheitsangabe und ist nicht anonym.",
  cropCut: "Zuschneiden",
  millimetres: (length) => `${tenth.format(length)} mm`,
  surface: "Oberfläche des Gesichts",
  surfaceShown:
    "So kann jeder, der diese Aufnahme erhält, das Gesicht nachbilden. Ein kleinerer Ausschnitt verändert das Bild sofort.",
  surfaceThreshold: "Schwelle",
  surfaceWorking: "Oberfläche wird berechnet …",
  surfaceNothing: "Bei dieser Schwelle ist keine Oberfläche zu sehen.",
  size: (size, spacing) =>
    `${size.join(" × ")} Voxel zu ${[...new Set(spacing.map((length) => hundredth.format(length)))].join(" × ")} mm`,
  reading: "Schichten werden gelesen …",
  edges: (right, bottom) => `Rechter Bildrand: ${right}, unterer Bildrand: ${bottom} (laut Datei)`,
  noEdges: "Die Datei nennt die Seiten des Patienten nicht.",
  notes: {
    "other-files": "Nur die größte Serie wird gezeigt; andere Dateien gehören nicht dazu.",
    gaps: "Es fehlen Schichten: Abstände zwischen ihnen sind ungleich.",
    oblique: "Die Aufnahme liegt schräg zum Patienten; Ebenen und Seiten gelten ungefähr.",
    reduced: "Für dieses Gerät verkleinert dargestellt.",
  },
  troubles: {
    "not-dicom": "Das sind keine DICOM-Dateien. Bitte den Export des Röntgenprogramms verwenden.",
    damaged: "Die DICOM-Dateien sind unvollständig oder beschädigt. Bitte noch einmal exportieren.",
    packed:
      "Diese Aufnahme ist auf eine Weise komprimiert, die sich hier nicht zeigen lässt. Bitte unkomprimiert exportieren oder herunterladen.",
    colour:
      "Diese Aufnahme ist farbig und kein Schichtbild. Bitte herunterladen und in der Röntgensoftware ansehen.",
    "no-pixels": "Die DICOM-Dateien enthalten kein Bild, das sich hier zeigen lässt.",
    "too-large-here": "Die Aufnahme ist zu groß für dieses Gerät. Bitte an einem PC öffnen.",
    nothing: "Es ist keine Datei da, die sich zeigen lässt.",
  },
}
