/** DICOM images of somebody, as large as they are in practices; noise in twelve bits. */
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { common, ctClass, dicomFile, pixelModule, words } from "@zahnwolke/core/deidentify/fixtures/dicom"
import { explicitLittle } from "@zahnwolke/core/formats/dicom-syntax"
import { tag } from "@zahnwolke/core/formats/dicom-tags"

export const someone = {
  family: "Grünwaldt-Ölßner",
  given: "Anneliese",
  birthDate: "1957-03-14",
  insuranceNumber: "K482915736",
  patientId: "P7719203",
  addresses: ["Lindenstraße 14, 73728 Esslingen"],
  phones: ["0711 9384756"],
  emails: ["anneliese@gruenwaldt.example.net"],
  others: ["Dr. Bartholomäus Zwicknagl"],
}

const side = 512
export const sliceLength = side * side * 2

export function noise(length = sliceLength): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  for (let at = 1; at < length; at += 2) bytes[at] = (bytes[at] ?? 0) & 15
  return bytes
}

/** The same slice again and again. */
function film(slice: Uint8Array, frames: number): ByteSource {
  return {
    size: slice.length * frames,
    read: (start, end) => {
      const bytes = new Uint8Array(end - start)
      for (let at = start; at < end;) {
        const from = at % slice.length
        const part = slice.subarray(from, Math.min(from + end - at, slice.length))
        bytes.set(part, at - start)
        at += part.length
      }
      return Promise.resolve(bytes)
    },
  }
}

export function image(slice: Uint8Array, index: number, frames: number): ByteSource {
  const shape = { rows: side, columns: side, allocated: 16, stored: 12, ...(frames > 1 ? { frames } : {}) }
  return dicomFile(ctClass, explicitLittle, common(ctClass, "CT"), pixelModule(shape), [
    words(tag.sopInstance, "UI", `1.2.3.4.${index + 1}`),
    words(tag.patientName, "PN", `${someone.family}^${someone.given}`),
    words(tag.patientId, "LO", someone.patientId),
    words(0x0010_0030, "DA", someone.birthDate.replaceAll("-", "")),
    words(0x0008_1030, "LO", `DVT ${someone.family}`),
    words(0x0020_0032, "DS", `0\\0\\${index * 0.25}`),
    words(0x0028_0030, "DS", "0.25\\0.25"),
    { tag: tag.pixels, vr: "OW", kind: "source", source: film(slice, frames) },
  ])
}
