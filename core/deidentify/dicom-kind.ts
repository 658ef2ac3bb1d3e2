/** Object kinds of DICOM: which groups of attributes belong to them, and which are never rewritten. */
import { objectKinds } from "./dicom-classes.table.ts"

export type Family =
  "image" | "therapy" | "surface" | "registration" | "waveform" | "report" | "presentation" | "bare"

export interface ObjectKind {
  readonly family: Family
  /** As PS3.4 names it; "" where the file does not say. */
  readonly name: string
  readonly groups: ReadonlySet<number>
}

const base = [0x0008, 0x0018, 0x0020, 0x0028, 0x0040, 0x2050, 0x5200]

/** What a kind has beyond technique and pixels; the first that fits. */
const special: readonly (readonly [pattern: RegExp, family: Family, groups: readonly number[]])[] = [
  [/\bSR\b|Key Object|Macular Grid|Procedure Log|Spectacle Prescription/u, "report", []],
  [/Waveform|ECG|Electro[a-z]*gram|Body Position|Respiratory|Hemodynamic/u, "waveform", [0x003a, 0x5400]],
  [/Presentation State/u, "presentation", [0x0070]],
  [/^RT Image|^Enhanced RT Image|^Enhanced Continuous RT/u, "image", [0x3002, 0x300a, 0x300c]],
  [/^RT Dose/u, "image", [0x3004, 0x300a, 0x300c]],
  [
    /^(?:RT|C-Arm|Tomotherapeutic|Robotic)\b/u,
    "therapy",
    [0x3002, 0x3004, 0x3006, 0x3008, 0x300a, 0x300c, 0x3010],
  ],
  [/Registration|Fiducials/u, "registration", [0x0064, 0x0070]],
  [/Surface|Tractography/u, "surface", [0x0062, 0x0066]],
  [/Segmentation/u, "image", [0x0062, 0x0066]],
  [/Nuclear Medicine|Positron|PET/u, "image", [0x0054]],
  [
    /Ophthalmic|Corneal|Keratometry|Lensometry|Refraction|Acuity|Intraocular/u,
    "image",
    [0x0022, 0x0046, 0x0052],
  ],
  [/Microscop|Whole Slide/u, "image", [0x0048]],
  [/Optical Coherence/u, "image", [0x0052]],
  [/Spectroscopy/u, "image", [0x5600]],
  [/Photographic|Endoscopic|Dermoscopic/u, "image", [0x0016]],
  [/Stereometric|Real World Value/u, "registration", []],
  [/Image|Parametric Map|Volume/u, "image", [0x0054]],
]

/** Storage classes of before, which old devices still write (PS3.6 Table A-1). */
const retired: readonly (readonly [uid: string, name: string])[] = [
  ["1.2.840.10008.5.1.4.1.1.3", "Ultrasound Multi-frame Image"],
  ["1.2.840.10008.5.1.4.1.1.5", "Nuclear Medicine Image"],
  ["1.2.840.10008.5.1.4.1.1.6", "Ultrasound Image"],
  ["1.2.840.10008.5.1.4.1.1.12.3", "X-Ray Angiographic Bi-plane Image"],
  ["1.2.840.10008.5.1.4.1.1.77.1", "VL Image"],
  ["1.2.840.10008.5.1.4.1.1.77.2", "VL Multi-frame Image"],
]

const nameByUid: ReadonlyMap<string, string> = new Map([...retired, ...objectKinds])

/** Classes that carry what no allow-list reads: documents, private raw data, protocols of a hospital, catalogues. */
const neverRewritten =
  /Encapsulated|Raw Data|Directory|Hanging Protocol|Implant|Protocol|Inventory|Color Palette|Instruction|Preparation|Intent|Volumetric Presentation State|Radiation Set|Video|Audio/u

const groupsOf = (more: readonly number[]): ReadonlySet<number> => new Set([...base, ...more])

const bare: ObjectKind = { family: "bare", name: "", groups: groupsOf([]) }

/** Null where the kind is unknown or is one that is never rewritten. */
export function objectKind(sopClass: string | null): ObjectKind | null {
  if (sopClass === null) return bare
  const name = nameByUid.get(sopClass)
  if (name === undefined || neverRewritten.test(name)) return null
  const found = special.find(([pattern]) => pattern.test(name))
  return found === undefined ? null : { family: found[1], name, groups: groupsOf(found[2]) }
}

export const isStorageClass = (uid: string): boolean => nameByUid.has(uid)

export const kindName = (uid: string): string | null => nameByUid.get(uid) ?? null

const wellKnown = new Set([
  "1.2.840.10008.1.2",
  "1.2.840.10008.1.2.1",
  "1.2.840.10008.1.2.2",
  ...Array.from({ length: 18 }, (_, number) => `1.2.840.10008.1.4.1.${number + 1}`),
  "1.2.840.10008.2.16.4",
  "1.2.840.10008.3.1.2.3.1",
  "1.2.840.10008.3.1.2.3.3",
  "1.2.840.10008.3.1.2.1.1",
  "1.2.840.10008.3.1.2.2.1",
  "1.2.840.10008.3.1.2.5.1",
  "1.2.840.10008.1.20.1",
])

/** Registered by the standard for everyone: names a kind of thing, never a thing. */
export const isWellKnownUid = (uid: string): boolean => nameByUid.has(uid) || wellKnown.has(uid)
