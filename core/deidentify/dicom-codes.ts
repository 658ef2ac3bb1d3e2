/** Coded concepts and their meanings, written by us: of a file only the code is read, never its words. */

/** "code=meaning", one a line; meanings as PS3.16 has them. */
const scheme = (lines: string): ReadonlyMap<string, string> =>
  new Map(
    lines
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1)]),
  )

const dcm = scheme(`
CR=Computed Radiography
CT=Computed Tomography
DX=Digital Radiography
IO=Intra-oral Radiography
KO=Key Object Selection
MR=Magnetic Resonance
PX=Panoramic X-Ray
SEG=Segmentation
US=Ultrasound
XC=External-camera Photography
109132=Waveform
113000=Of Interest
113001=Rejected for Quality Reasons
113002=For Referring Provider
113003=For Surgery
113004=For Teaching
113005=For Conference
113006=For Therapy
113007=For Patient
113008=For Peer Review
113009=For Research
113010=Quality Issue
113040=Lossy Compression
113041=Apparent Diffusion Coefficient
113042=Pixel by pixel addition
113043=Diffusion weighted
113044=Diffusion Anisotropy
113045=Diffusion Attenuated
113046=Pixel by pixel division
113047=Pixel by pixel mask
113048=Pixel by pixel Maximum
113049=Pixel by pixel mean
113051=Pixel by pixel Minimum
113052=Mean Transit Time
113053=Pixel by pixel multiplication
113058=Proton Density
113061=Standard Deviation
113062=Pixel by pixel subtraction
113063=T1 Map
113064=T2* Map
113065=T2 Map
113072=Multiplanar reformatting
113073=Curved multiplanar reformatting
113074=Volume rendering
113075=Surface rendering
113076=Segmentation
113077=Volume editing
113078=Maximum intensity projection
113079=Minimum intensity projection
113085=Spatial resampling
113086=Edge enhancement
113087=Smoothing
113088=Gaussian blur
113089=Unsharp mask
113090=Image stitching
113100=Basic Application Confidentiality Profile
113101=Clean Pixel Data Option
113102=Clean Recognizable Visual Features Option
113103=Clean Graphics Option
113104=Clean Structured Content Option
113105=Clean Descriptors Option
113106=Retain Longitudinal Temporal Information Full Dates Option
113107=Retain Longitudinal Temporal Information Modified Dates Option
113108=Retain Patient Characteristics Option
113109=Retain Device Identity Option
113110=Retain UIDs Option
113111=Retain Safe Private Option
113701=X-Ray Radiation Dose Report
113702=Accumulated X-Ray Dose Data
113704=Projection X-Ray
113706=Irradiation Event X-Ray Data
113722=Dose Area Product Total
113725=Dose (RP) Total
113730=Total Fluoro Time
113733=KVP
113734=X-Ray Tube Current
113735=Exposure Time
113736=Exposure
113738=Dose (RP)
113764=Acquisition Plane
113769=Irradiation Event UID
113811=CT Accumulated Dose Data
113812=Total Number of Irradiation Events
113813=CT Dose Length Product Total
113819=CT Acquisition
113820=CT Acquisition Type
113824=Exposure Time
113825=Scanning Length
113826=Nominal Single Collimation Width
113827=Nominal Total Collimation Width
113828=Pitch Factor
113829=CT Dose
113830=Mean CTDIvol
113838=DLP
121055=Path
121056=Area outline
121058=Procedure reported
121060=History
121064=Current Procedure Descriptions
121065=Procedure Description
121070=Findings
121071=Finding
121072=Impressions
121073=Impression
121074=Recommendations
121075=Recommendation
121076=Conclusions
121077=Conclusion
121080=Best illustration of finding
121111=Summary
121112=Source of Measurement
121191=Referenced Segment
121206=Distance
121207=Height
121211=Path length
121214=Referenced Segmentation Frame
121233=Source series for segmentation
121311=Localizer
121312=Biopsy localizer
121313=Other partial views
121314=Other image of biplane pair
121315=Other image of stereoscopic pair
121316=Images related to standalone object
121317=Spectroscopy
121320=Uncompressed predecessor
121321=Mask image for image processing operation
121322=Source image for image processing operation
121323=Source series for image processing operation
121324=Source Image
121325=Lossy compressed image
121326=Alternate SOP Class instance
121327=Full fidelity image
121328=Alternate Photometric Interpretation image
121329=Source image for montage
121330=Lossy compressed predecessor
121332=Complete Rendering for Presentation
121333=Partial Rendering for Presentation
121338=Anatomic image
121339=Functional image
125007=Measurement Group
126000=Imaging Measurement Report
126010=Imaging Measurements
111030=Image Region
111036=Mammography CAD Report
`)

/** SNOMED CT, with the older SNOMED-RT spelling of the same concept. */
const anatomy: readonly (readonly [sct: string, srt: string, meaning: string])[] = [
  ["661005", "T-D1213", "Jaw region"],
  ["70925003", "T-11170", "Maxilla"],
  ["91609006", "T-11180", "Mandible"],
  ["69536005", "T-D1100", "Head"],
  ["45048000", "T-D1600", "Neck"],
  ["774007", "T-D1000", "Head and Neck"],
  ["89546000", "T-11100", "Skull"],
  ["89545001", "T-D1200", "Face"],
  ["123851003", "T-51000", "Mouth"],
  ["38199008", "T-54010", "Tooth"],
  ["53620006", "T-15770", "Temporomandibular joint"],
  ["12738006", "T-A0100", "Brain"],
  ["51185008", "T-D3000", "Chest"],
  ["113345001", "T-D4000", "Abdomen"],
  ["80891009", "T-32000", "Heart"],
  ["39607008", "T-28000", "Lung"],
  ["10200004", "T-62000", "Liver"],
  ["76752008", "T-04000", "Breast"],
  ["71341001", "T-12710", "Femur"],
  ["72696002", "T-D9200", "Knee"],
  ["24028007", "G-A100", "Right"],
  ["7771000", "G-A101", "Left"],
  ["51440002", "G-A102", "Right and left"],
  ["66459002", "G-A103", "Unilateral"],
  ["102538003", "F-10450", "recumbent"],
  ["40199007", "F-10340", "supine"],
  ["1240000", "F-10310", "prone"],
  ["10904000", "F-10440", "erect"],
  ["102535000", "F-10318", "left lateral decubitus"],
  ["102536004", "F-10319", "right lateral decubitus"],
  ["102540001", "F-10470", "headfirst"],
  ["102541002", "F-10480", "feet-first"],
  ["399348003", "R-10206", "antero-posterior"],
  ["399218005", "R-10214", "postero-anterior"],
  ["399173006", "R-10236", "left lateral"],
  ["399198007", "R-10232", "right lateral"],
  ["399162004", "R-10242", "cranio-caudal"],
  ["399368009", "R-10226", "medio-lateral oblique"],
  ["85756007", "T-D0050", "Tissue"],
  ["123037004", "T-D000A", "Anatomical Structure"],
  ["260787004", "A-00004", "Physical object"],
  ["49755003", "M-01000", "Morphologically Altered Structure"],
]

const sct = new Map(anatomy.map(([code, , meaning]) => [code, meaning]))

/** Permanent teeth in the order of the code system: upper right to left, then lower left to right. */
const positions = [
  "central incisor",
  "lateral incisor",
  "canine",
  "first premolar",
  "second premolar",
].concat(["first molar", "second molar", "third molar"])

function fdiTeeth(): ReadonlyMap<string, string> {
  const teeth = new Map<string, string>()
  for (const [quadrant, place] of ["upper right", "upper left", "lower left", "lower right"].entries()) {
    for (const [index, name] of positions.entries()) {
      teeth.set(`${quadrant + 1}${index + 1}`, `Permanent ${place} ${name} tooth`)
    }
    for (const index of [1, 2, 3, 4, 5])
      teeth.set(`${quadrant + 5}${index}`, `Deciduous ${place} tooth ${index}`)
  }
  return teeth
}

/** SNOMED-RT numbers the permanent teeth from the upper right third molar on, in tens. */
function srtTeeth(): readonly (readonly [string, string])[] {
  return ["upper right", "upper left", "lower left", "lower right"].flatMap((place, quadrant) =>
    positions.map((name, index): readonly [string, string] => {
      const step = quadrant % 2 === 0 ? 7 - index : index
      return [`T-54${String(210 + (quadrant * 8 + step) * 10)}`, `Permanent ${place} ${name} tooth`]
    }),
  )
}

const srt = new Map([...anatomy.map(([, code, meaning]): [string, string] => [code, meaning]), ...srtTeeth()])

const ucum = scheme(`
1=no units
%=percent
mm=millimeter
cm=centimeter
m=meter
um=micrometer
mm2=square millimeter
cm2=square centimeter
mm3=cubic millimeter
cm3=cubic centimeter
ml=milliliter
s=second
ms=millisecond
us=microsecond
min=minute
h=hour
d=day
deg=degree
rad=radian
[hnsf'U]=Hounsfield unit
kV=kilovolt
V=volt
mV=millivolt
uV=microvolt
mA=milliampere
mA.s=milliampere second
Gy=gray
mGy=milligray
uGy=microgray
mGy.cm=milligray centimeter
Gy.m2=gray square meter
dGy.cm2=decigray square centimeter
mSv=millisievert
Hz=hertz
mm[Hg]=millimeter of mercury
mm/s=millimeter per second
cm/s=centimeter per second
um2/s=square micrometer per second
mm2/s=square millimeter per second
g/ml{SUVbw}=standardized uptake value body weight
Bq/ml=becquerel per milliliter
g=gram
kg=kilogram
dB=decibel
{ratio}=ratio
{ratio}/mm=ratio per millimeter
{H.B.}/min=heart beats per minute
{no units}=no units
[arb'U]=arbitrary unit
/min=per minute
`)

const leads = ["I", "II", "V1", "V2", "V3", "V4", "V5", "V6"].map((name, index): [number, string] => [
  index + 1,
  name,
])
const limbLeads: readonly [number, string][] = [
  [61, "III"],
  [62, "aVR"],
  [63, "aVL"],
  [64, "aVF"],
]
const allLeads = [...leads, ...limbLeads]

const schemes: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  DCM: dcm,
  SCT: sct,
  SRT: srt,
  SNM3: srt,
  "99SDM": srt,
  UCUM: ucum,
  SCPECG: new Map(allLeads.map(([number, name]) => [`5.6.3-9-${number}`, `Lead ${name}`])),
  MDC: new Map(allLeads.map(([number, name]) => [`2:${number}`, `Lead ${name}`])),
  ISO3950: fdiTeeth(),
  "ISO3950-2010": fdiTeeth(),
}

/** All meanings that a rewrite may write. */
export const writtenMeanings: readonly string[] = Object.values(schemes).flatMap((meanings) => [
  ...meanings.values(),
])

/** Null where the code is not ours to vouch for. */
export function meaningOf(designator: string, code: string): string | null {
  const table = Object.hasOwn(schemes, designator) ? schemes[designator] : undefined
  return table?.get(code) ?? null
}
