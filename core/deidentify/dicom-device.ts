/** Words of a device that a practice asked to keep: in the shape such words have, and nobody's who stands in the file. */
import { textsOf } from "../formats/dicom-data-set.ts"
import type { DicomSet } from "../formats/dicom-data-set.ts"
import { isDeviceWord } from "./dicom-device-words.ts"

/** Of the practice and of people, beside everything that is a person's name by its representation. */
const ownerTags = new Set([
  0x0008_0080, 0x0008_0081, 0x0008_0092, 0x0008_1040, 0x0008_1041, 0x0010_0020, 0x0010_1000, 0x0010_1040,
  0x0010_1081, 0x0032_1033, 0x0038_0300, 0x0040_1005,
])

const plain = (text: string): string =>
  text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss")

/** As it is written and as it is transcribed: "müller" is "muller" and "mueller". */
function wordsOf(text: string): readonly string[] {
  const transcribed = text.normalize("NFC").replaceAll(/[äöü]/giu, (letter) => `${plain(letter)}e`)
  return [plain(text), plain(transcribed)].flatMap((spelt) => spelt.split(/[^\p{L}\p{N}]+/u))
}

const shortestWord = 3

/** The words of all names, institutions and addresses in a data set, however deep. */
export function ownerWords(set: DicomSet): ReadonlySet<string> {
  const words = new Set<string>()
  const waiting: DicomSet[] = [set]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const element of next.elements.values()) {
      waiting.push(...(element.items ?? []))
      if (element.vr !== "PN" && !ownerTags.has(element.tag)) continue
      const least = element.vr === "PN" ? 2 : shortestWord
      for (const text of textsOf(next, element.tag))
        for (const word of wordsOf(text)) if (word.length >= least) words.add(word)
    }
  }
  return words
}

const shape = /^[\p{L}\p{N} .,_()/+\-:#&®™]{1,64}$/u

/** A long name inside a longer word counts, too: "GRABOWSKI-PC", "PraxisGrabowski". */
const longWord = 5

export function isDeviceText(text: string, owners: ReadonlySet<string>): boolean {
  if (text === "") return true
  if (!shape.test(text)) return false
  const words = wordsOf(text)
  if (words.some((word) => owners.has(word))) return false
  // A person's name may stand here who stands nowhere else: what is no word of devices does not stay.
  const written = plain(text).split(/[^\p{L}\p{N}]+/u)
  if (!written.every((word) => word === "" || isDeviceWord(word))) return false
  const whole = words.join(" ")
  return ![...owners].some((owner) => owner.length >= longWord && whole.includes(owner))
}
