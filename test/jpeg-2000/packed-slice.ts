/** A slice of a DVT as its device might have packed it: the same data set, its pixels as JPEG 2000 without loss. */
import assert from "node:assert/strict"
import { dicomFile, fragments } from "@zahnwolke/core/deidentify/fixtures/dicom"
import { readAll } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { concat } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { numberOf, textOf } from "@zahnwolke/core/formats/dicom-data-set"
import { pixelsOf, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { coded } from "./coder.ts"

export async function packedSlice(source: ByteSource): Promise<Bytes> {
  const set = await readDicomHeader(source)
  assert.ok(!isProblem(set))
  const pixels = pixelsOf(set)
  assert.ok(pixels?.kind === "native")
  const frame = coded(await set.source.read(pixels.at, pixels.at + pixels.length), {
    width: numberOf(set, tag.columns) ?? 0,
    height: numberOf(set, tag.rows) ?? 0,
    components: 1,
    precision: 16,
    signed: numberOf(set, tag.pixelRepresentation) === 1,
  })
  const kept = await Promise.all(
    [...set.elements.values()]
      .filter((element) => element.tag < tag.pixels && element.items === null)
      .map(async ({ at, length, tag: of, value, vr }) => ({
        tag: of,
        vr,
        kind: "value" as const,
        little: true,
        bytes: value ?? (await set.source.read(at, at + length)),
      })),
  )
  const even = concat(frame, new Uint8Array(frame.length % 2))
  return readAll(
    dicomFile(textOf(set, tag.sopClass) ?? "", "1.2.840.10008.1.2.4.90", kept, [fragments(even)]),
  )
}
