/** The files of the demonstration, made by the generators: mouths that nobody has, with names planted where devices leave them. */
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import type { InputFile } from "@zahnwolke/core/party/party"
import { isToothCode } from "@zahnwolke/core/records/tooth"
import type { Jaw, ToothCode } from "@zahnwolke/core/records/tooth"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { makeBite } from "@zahnwolke/core/specimen/bite"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { binaryPly, binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { makePreparation } from "@zahnwolke/core/specimen/preparation"

export function tooth(code: number): ToothCode {
  if (!isToothCode(code)) throw new TypeError(`${code} is no tooth`)
  return code
}

const inputFile = (path: string, bytes: Bytes): InputFile => ({ path, blob: new Blob([bytes]) })

export interface MouthWish {
  readonly seed: number
  /** As a scanner names its folder: by the patient. */
  readonly folder: string
  readonly triangles: number
  readonly prepared?: readonly ToothCode[]
  readonly missing?: readonly ToothCode[]
}

const jawNames: Readonly<Record<Jaw, string>> = { upper: "Oberkiefer", lower: "Unterkiefer" }

/** Two jaws in the colours of the mouth. */
export function scannedJaws({ folder, ...wish }: MouthWish): readonly InputFile[] {
  return (["upper", "lower"] as const).map((jaw) => {
    const comments = [`Patient ${folder.replace("_", ", ")}`]
    return inputFile(`${folder}/${jawNames[jaw]}.ply`, binaryPly(makeArch({ ...wish, jaw }), comments))
  })
}

/** Without colour, as many scanners export; the name stands in the first eighty bytes. */
export function plainJaws({ folder, ...wish }: MouthWish): readonly InputFile[] {
  return (["upper", "lower"] as const).map((jaw) =>
    inputFile(`${folder}/${jawNames[jaw]}.stl`, binaryStl(makeArch({ ...wish, jaw }), `${folder} ${jaw}`)),
  )
}

/** Everything a scanner gives for one crown: jaws, bite and the ground tooth. */
export function wholeScan(wish: MouthWish, ground: ToothCode): readonly InputFile[] {
  const { folder, seed, triangles } = wish
  const prepared = [ground]
  const bite = makeBite({ seed, side: "right", triangles: Math.round(triangles / 4), prepared })
  const preparation = makePreparation({ seed, tooth: ground, triangles: Math.round(triangles / 8) })
  return [
    ...scannedJaws({ ...wish, prepared }),
    inputFile(`${folder}/Biss.ply`, binaryPly(bite, ["vestibular scan"])),
    inputFile(`${folder}/Praeparation_${ground}.stl`, binaryStl(preparation, folder)),
  ]
}

export function photographs(seed: number, folder: string, count: number): readonly InputFile[] {
  return Array.from({ length: count }, (_, i) => {
    const photo = makePhoto({ seed: seed + i, width: 900, height: 600, format: "jpeg" })
    return inputFile(`${folder}/IMG_${String(4021 + i)}.jpg`, photo.bytes)
  })
}

/** A phantom with an implant at 46, so that left and right can be told. */
export function dvt(seed: number, folder: string): readonly InputFile[] {
  const { files } = makeDvt({ seed, size: 112, slices: 64 })
  return files.map(({ name, bytes }) => inputFile(`${folder}/DVT/${name}`, bytes))
}

export function design(at: ToothCode, triangles: number): readonly InputFile[] {
  const bytes = binaryStl(makeCrown({ tooth: at, triangles }), `crown ${at}`)
  return [inputFile(`crown_${at}_cad.stl`, bytes)]
}
