import assert from "node:assert/strict"
import { test } from "node:test"
import type { Cut } from "./dicom-crop-pixels.ts"
import type { DicomPictures } from "./dicom-picture.ts"
import { isSkinCutOff } from "./dicom-skin.ts"

const side = 128
/** Not the same twice, and the same at every run. */
const noise = (at: number): number => ((at * 2_654_435_761) >>> 0) % 9

type Grey = (x: number, y: number, at: number) => number

const slices = (grey: Grey, frames = 2): DicomPictures => ({
  frames,
  rows: side,
  columns: side,
  picture: () => {
    const pixels = new Uint8ClampedArray(side * side * 4)
    for (let at = 0; at < side * side; at++) {
      pixels.fill(grey((at % side) - side / 2, Math.floor(at / side) - side / 2, at), at * 4, at * 4 + 3)
    }
    return Promise.resolve(pixels)
  },
})

/** An oval of tissue with a ring of jaw in it. */
const tissue = (x: number, y: number, at: number): number | null => {
  const from = Math.hypot(x, y * 0.85)
  if (from > 40) return null
  return from > 18 && from < 26 ? 190 + noise(at) : 95 + noise(at)
}
const head: Grey = (x, y, at) => tissue(x, y, at) ?? 20 + noise(at)
/** A scanner's round field: beyond it one value far below air. */
const inRoundField: Grey = (x, y, at) => (Math.hypot(x, y) > 62 ? 0 : (tissue(x, y, at) ?? 40 + noise(at)))

const cut = (from: number, to: number, columns = { from: 44, to: 84 }): Cut => ({
  rows: { from, to },
  columns,
  frames: [0, 1],
})

test("a field inside the jaw has no skin left, with and without a round field around the head", async () => {
  for (const grey of [head, inRoundField]) assert.equal(await isSkinCutOff(slices(grey), cut(44, 84)), true)
})

test("where the field reaches the lips, the face surface is not called removed", async () => {
  for (const grey of [head, inRoundField]) assert.equal(await isSkinCutOff(slices(grey), cut(10, 84)), false)
  assert.equal(await isSkinCutOff(slices(head), cut(0, side, { from: 0, to: side })), false)
})

test("one slice in which the skin comes in is enough to say no", async () => {
  const nose: Grey = (x, y, at) => (Math.abs(x) < 4 && y < -10 ? 20 + noise(at) : head(x, y, at))
  const plain = slices(head)
  const mixed: DicomPictures = {
    ...plain,
    picture: (frame) => (frame === 1 ? slices(nose) : plain).picture(0),
  }

  assert.equal(await isSkinCutOff(mixed, cut(44, 84)), false)
})

test("where no skin was ever seen, nothing is said of it: a small field, or a slice without air", async () => {
  const inTheJaw: Grey = (x, _y, at) => (Math.abs(x) > 20 ? 190 + noise(at) : 95 + noise(at))

  assert.equal(await isSkinCutOff(slices(inTheJaw), cut(44, 84)), false)
  assert.equal(await isSkinCutOff(slices(head), { ...cut(44, 84), frames: [] }), false)
})
