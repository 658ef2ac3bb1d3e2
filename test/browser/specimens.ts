/** The files people drop in the browser: made by generators, with names as scanners give them. */
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryPly, binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import type { Page } from "playwright-core"
import { tooth } from "../story/people.ts"

export interface DroppedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export const named = (name: string, bytes: Uint8Array): DroppedFile => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
})

const prepared = [tooth(46)]
const triangles = 12_000

export const lowerScan = (): DroppedFile =>
  named(
    "Mustermann_Erika_Unterkiefer.ply",
    binaryPly(makeArch({ seed: 7, jaw: "lower", triangles, prepared }), ["Patient Mustermann, Erika"]),
  )

export const upperScan = (): DroppedFile =>
  named(
    "Mustermann_Erika_Oberkiefer.stl",
    binaryStl(makeArch({ seed: 7, jaw: "upper", triangles }), "Mustermann Erika upper"),
  )

export const mouthPhoto = (seed = 7): DroppedFile =>
  named("IMG_2041.jpg", makePhoto({ seed, width: 640, height: 427, format: "jpeg" }).bytes)

export const crownDesign = (): DroppedFile =>
  named("crown_46_cad.stl", binaryStl(makeCrown({ tooth: tooth(46), triangles: 4000 }), "crown 46"))

/** As picked in the file dialog; a drop takes the same way from there on. */
export async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page
    .locator("input[data-picker=files]")
    .last()
    .setInputFiles([...files])
}
