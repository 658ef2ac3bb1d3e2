/** Descriptions of study and series where they are kept cleaned: of what somebody wrote only these words stay. */

/** Attributes that PS3.15 lets an image keep under Clean Descriptors, and that say what was taken. */
const descriptors: ReadonlyMap<number, string> = new Map([
  [0x0008_1030, "LO"],
  [0x0008_103e, "LO"],
  [0x0018_1030, "LO"],
  [0x0032_1060, "LO"],
  [0x0040_0254, "LO"],
])

export const descriptorVr = (tag: number): string | null => descriptors.get(tag) ?? null

/** Nothing here is a surname that occurs; short words only where they are signs of technique. */
export const descriptorWords =
  "dvt cbct opg opt fov axial coronal koronal sagittal panoramic panorama panoramaschicht cephalometric " +
  "oberkiefer unterkiefer gesichtsschädel kiefergelenk zahnreihe maxilla mandible mandibula maxillofacial dental tmj " +
  "sinus bitewing bissflügel zahnfilm intraoral periapical implant implantat planning planung standard endo " +
  "reconstruction rekonstruktion volume volumen slices schichten scout localizer topogram bone soft tissue"

const known: ReadonlySet<string> = new Set(descriptorWords.split(" "))

/** A long string holds 64 letters (PS3.5 6.2). */
const longest = 64

/** Null where no word of it is known here. */
export function cleanedDescription(text: string): string | null {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => known.has(word))
  let kept = ""
  for (const word of words)
    if (kept.length + word.length < longest) kept += `${kept === "" ? "" : " "}${word}`
  return kept === "" ? null : kept
}
