/** A DVT (CBCT) of a head that nobody has, as the series of DICOM files a device exports, with planted identity. */
import type { Bytes } from "../encoding/bytes.ts"
import { canary } from "./canary.ts"
import { dicomFile, element } from "./dicom-bytes.ts"
import type { DicomElement } from "./dicom-bytes.ts"
import { makeHead } from "./head.ts"
import type { Column } from "./head.ts"
import { clamp, nonceOf, seeded } from "./random.ts"
import type { Random } from "./random.ts"

export interface DvtWish {
  readonly seed: number
  /** Rows and columns of each slice. */
  readonly size: number
  readonly slices: number
  /** Edge of a voxel in millimetres; without it 80 mm of the head are seen. */
  readonly voxel?: number
}

export interface SpecimenFile {
  readonly name: string
  readonly bytes: Bytes
}

export interface DvtSeries {
  readonly files: readonly SpecimenFile[]
  /** Everything planted: none of it may be found after de-identification. */
  readonly planted: readonly string[]
  readonly voxel: number
}

const ctImage = "1.2.840.10008.5.1.4.1.1.2"
/** Stored values are positive; this gets Hounsfield units back. */
const intercept = -1000

export function makeDvt(wish: DvtWish): DvtSeries {
  const voxel = wish.voxel ?? 80 / wish.size
  const [left, front] = [-((wish.size - 1) * voxel) / 2, -34]
  const headAt = makeHead()
  const columns = Array.from({ length: wish.size ** 2 }, (_, i) =>
    headAt(left + (i % wish.size) * voxel, front + Math.floor(i / wish.size) * voxel),
  )
  const identity = identityElements(nonceOf(wish.seed))
  const geometry: Geometry = {
    wish,
    voxel,
    left,
    front,
    identity,
    columns,
    root: `2.25.${wish.seed + 7_000_000}`,
  }
  const random = seeded(wish.seed)
  const files = Array.from({ length: wish.slices }, (_, slice) => ({
    name: `CT${String(slice + 1).padStart(5, "0")}.dcm`,
    bytes: sliceFile(geometry, slice, random),
  }))
  const planted = identity.flatMap(({ value }) => (typeof value === "string" ? value.split("^") : []))
  return { files, planted: planted.filter((word) => word.startsWith("KNRY")), voxel }
}

interface Geometry {
  readonly wish: DvtWish
  readonly voxel: number
  /** Where the first voxel of a slice stands. */
  readonly left: number
  readonly front: number
  readonly columns: readonly Column[]
  readonly identity: readonly DicomElement[]
  readonly root: string
}

/** The first file shows the lowest slice: numbers climb to the head, as the patient's z does. */
function sliceFile(geometry: Geometry, slice: number, random: Random): Bytes {
  const { wish, voxel, left, front, columns, identity, root } = geometry
  const z = (slice - (wish.slices - 1) / 2) * voxel - 2
  const pixels = new Uint8Array(columns.length * 2)
  const view = new DataView(pixels.buffer)
  columns.forEach((column, i) => {
    const value = column(z) + (random() + random() - 1) * 90 - intercept
    view.setUint16(i * 2, clamp(Math.round(value), 0, 4095), true)
  })
  const instance = `${root}.3.${slice + 1}`
  const position = [left, front, z].map((value) => value.toFixed(4)).join("\\")
  return dicomFile(ctImage, instance, [
    ...identity,
    ...imageElements(wish.size, voxel),
    element(0x00080018, "UI", instance),
    element(0x0020000d, "UI", `${root}.1`),
    element(0x0020000e, "UI", `${root}.2`),
    element(0x00200052, "UI", `${root}.4`),
    element(0x00200013, "IS", String(slice + 1)),
    element(0x00200032, "DS", position),
    element(0x7fe00010, "OW", pixels),
  ])
}

function imageElements(size: number, voxel: number): readonly DicomElement[] {
  const edge = voxel.toFixed(4)
  return [
    element(0x00080005, "CS", "ISO_IR 192"),
    element(0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
    element(0x00080016, "UI", ctImage),
    element(0x00080060, "CS", "CT"),
    element(0x00180050, "DS", edge),
    element(0x00200037, "DS", "1\\0\\0\\0\\1\\0"),
    element(0x00200011, "IS", "1"),
    element(0x00280002, "US", [1]),
    element(0x00280004, "CS", "MONOCHROME2"),
    element(0x00280010, "US", [size]),
    element(0x00280011, "US", [size]),
    element(0x00280030, "DS", `${edge}\\${edge}`),
    element(0x00280100, "US", [16]),
    element(0x00280101, "US", [12]),
    element(0x00280102, "US", [11]),
    element(0x00280103, "US", [0]),
    element(0x00281050, "DS", "700"),
    element(0x00281051, "DS", "3600"),
    element(0x00281052, "DS", String(intercept)),
    element(0x00281053, "DS", "1"),
  ]
}

/** Tag, representation, name: every field that names a person, a place, a device or a number of them. */
const identityFields: readonly (readonly [number, string, string])[] = [
  [0x00080050, "SH", "Accession"],
  [0x00080080, "LO", "Institution"],
  [0x00080081, "ST", "Address"],
  [0x00080090, "PN", "Referrer"],
  [0x00081010, "SH", "Station"],
  [0x00081030, "LO", "Study"],
  [0x00081048, "PN", "Physician"],
  [0x00081070, "PN", "Operator"],
  [0x00100020, "LO", "PatientId"],
  [0x00101000, "LO", "OtherId"],
  [0x00101040, "LO", "PatientAddress"],
  [0x00102154, "SH", "Phone"],
  [0x00104000, "LT", "Comment"],
  [0x00181000, "LO", "Serial"],
  [0x00181030, "LO", "Protocol"],
  [0x00200010, "SH", "StudyId"],
  [0x00204000, "LT", "ImageComment"],
]

function identityElements(nonce: string): readonly DicomElement[] {
  const word = (field: string): string => canary("dcm", field, nonce)
  return [
    ...identityFields.map(([tag, vr, field]) =>
      element(tag, vr, vr === "SH" ? `KNRY-${field.slice(0, 4)}-${nonce}` : word(field)),
    ),
    element(0x00100010, "PN", `${word("Family")}^${word("Given")}`),
    element(0x00100030, "DA", "19630217"),
    element(0x00100040, "CS", "F"),
    element(0x00080020, "DA", "20261102"),
    element(0x00080030, "TM", "101500"),
    element(0x00080070, "LO", "Specimen"),
    element(0x00090010, "LO", word("PrivateCreator")),
    element(0x00091001, "LO", word("Private")),
  ]
}
