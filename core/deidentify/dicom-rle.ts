/** RLE frames (PS3.5 Annex G): segments cut where their pixels end, with a header of our own. */
import { bytesAt, keep, windowAt } from "./dicom-stream.ts"
import type { Frame } from "./dicom-stream.ts"

const headerLength = 64

/** `planes` is bytes for each pixel, `pixels` rows times columns. False where the frame does not hold them. */
export async function cleanRle(frame: Frame, planes: number, pixels: number): Promise<boolean> {
  const head = await bytesAt(frame, 0, headerLength)
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  if (head.length < headerLength || planes > 15 || view.getUint32(0, true) !== planes) return false
  const own = new Uint8Array(headerLength)
  const ownView = new DataView(own.buffer)
  ownView.setUint32(0, planes, true)
  frame.kept.push(own)
  let size = headerLength
  for (let plane = 0; plane < planes; plane++) {
    const start = view.getUint32(4 + plane * 4, true)
    const stop = plane + 1 < planes ? view.getUint32(8 + plane * 4, true) : frame.source.size
    if (start < headerLength || start > frame.source.size || stop < start) return false
    ownView.setUint32(4 + plane * 4, size, true)
    const end = await segmentEnd(frame, start, Math.min(stop, frame.source.size), pixels)
    if (end < 0) return false
    keep(frame, start, end)
    size += end - start
    if ((end - start) % 2 === 1) {
      frame.kept.push(new Uint8Array(1))
      size++
    }
    if (stop - end > 1) frame.removed.add("bytes behind the frame")
  }
  return true
}

/** Follows the runs until the plane is full; -1 where the last one holds bytes that are no pixels. */
async function segmentEnd(frame: Frame, start: number, stop: number, pixels: number): Promise<number> {
  let made = 0
  let at = start
  while (made < pixels && at < stop) {
    const piece = await windowAt(frame, at)
    const limit = Math.min(piece.length, stop - at)
    let inner = 0
    while (made < pixels && inner < limit) {
      const control = piece[inner] ?? 0
      inner += control < 128 ? control + 2 : control === 128 ? 1 : 2
      made += control < 128 ? control + 1 : control === 128 ? 0 : 257 - control
      if (control < 128 && made > pixels + 1) return -1
    }
    at += inner
  }
  if (made < pixels) frame.incomplete = true
  return Math.min(at, stop)
}
