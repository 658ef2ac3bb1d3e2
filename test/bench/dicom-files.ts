/** A DVT of four hundred slices and a film in one file, on disk. */
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs"
import { join } from "node:path"
import { pieces } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { image, noise, sliceLength } from "./images.ts"

async function put(path: string, source: ByteSource): Promise<void> {
  const file = openSync(path, "w")
  for await (const piece of pieces(source)) writeSync(file, piece)
  closeSync(file)
}

export interface DicomFiles {
  readonly slices: string
  readonly sliceBytes: number
  readonly film: string
  readonly filmBytes: number
}

export async function writeDicom(folder: string): Promise<DicomFiles> {
  const [slices, one] = [join(folder, "slices"), join(folder, "film")]
  mkdirSync(slices)
  mkdirSync(one)
  const slice = noise()
  const count = 400
  const frames = 1024
  for (let index = 0; index < count; index++) await put(join(slices, `s${index}.dcm`), image(slice, index, 1))
  await put(join(one, "film.dcm"), image(slice, 0, frames))
  const filmBytes = frames * sliceLength
  return { slices, sliceBytes: count * sliceLength, film: one, filmBytes }
}
