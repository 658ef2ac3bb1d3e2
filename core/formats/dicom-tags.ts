/** Attributes of DICOM that the house reads or writes by name, as (group << 16) + element. */

export const tag = {
  transferSyntax: 0x0002_0010,
  characterSet: 0x0008_0005,
  imageType: 0x0008_0008,
  sopClass: 0x0008_0016,
  sopInstance: 0x0008_0018,
  studyDate: 0x0008_0020,
  studyTime: 0x0008_0030,
  modality: 0x0008_0060,
  manufacturer: 0x0008_0070,
  patientName: 0x0010_0010,
  patientId: 0x0010_0020,
  patientBirthDate: 0x0010_0030,
  patientSex: 0x0010_0040,
  bodyPart: 0x0018_0015,
  sliceThickness: 0x0018_0050,
  spacingBetweenSlices: 0x0018_0088,
  imagerPixelSpacing: 0x0018_1164,
  study: 0x0020_000d,
  series: 0x0020_000e,
  seriesNumber: 0x0020_0011,
  instanceNumber: 0x0020_0013,
  patientOrientation: 0x0020_0020,
  imagePosition: 0x0020_0032,
  imageOrientation: 0x0020_0037,
  frameOfReference: 0x0020_0052,
  laterality: 0x0020_0060,
  imageLaterality: 0x0020_0062,
  samplesPerPixel: 0x0028_0002,
  photometric: 0x0028_0004,
  planarConfiguration: 0x0028_0006,
  numberOfFrames: 0x0028_0008,
  rows: 0x0028_0010,
  columns: 0x0028_0011,
  pixelSpacing: 0x0028_0030,
  bitsAllocated: 0x0028_0100,
  bitsStored: 0x0028_0101,
  highBit: 0x0028_0102,
  pixelRepresentation: 0x0028_0103,
  pixelPadding: 0x0028_0120,
  burnedIn: 0x0028_0301,
  windowCenter: 0x0028_1050,
  windowWidth: 0x0028_1051,
  rescaleIntercept: 0x0028_1052,
  rescaleSlope: 0x0028_1053,
  sharedGroups: 0x5200_9229,
  perFrameGroups: 0x5200_9230,
  planePositions: 0x0020_9113,
  planeOrientations: 0x0020_9116,
  pixelMeasures: 0x0028_9110,
  extendedOffsets: 0x7fe0_0001,
  extendedLengths: 0x7fe0_0002,
  floatPixels: 0x7fe0_0008,
  doublePixels: 0x7fe0_0009,
  pixels: 0x7fe0_0010,
} as const

export const item = 0xfffe_e000
export const itemEnd = 0xfffe_e00d
export const sequenceEnd = 0xfffe_e0dd

export const groupOf = (of: number): number => Math.floor(of / 0x1_0000)

/** "(0010,0010)": how the standard writes a tag. */
export function tagText(of: number): string {
  const hex = of.toString(16).toUpperCase().padStart(8, "0")
  return `(${hex.slice(0, 4)},${hex.slice(4)})`
}
