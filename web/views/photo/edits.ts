/** What a person changes on a photo before it leaves: black bars, black strokes, and what is cut away. */

import type { PaintMark, Rect, Spot } from "@zahnwolke/core/deidentify/dicom-marks"

/** In pixels of the photo, upright; nothing of the photo itself changes until the end. */
export interface Edits {
  readonly marks: readonly PaintMark[]
  readonly crop: Rect | null
}

export const noEdits: Edits = { marks: [], crop: null }

export interface Size {
  readonly width: number
  readonly height: number
}

/** Below this a bar is a slip of the finger. */
export const least = 4

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** Whole pixels, outwards: a bar hides all of what it touches. */
export function rectBetween(a: Spot, b: Spot, { width, height }: Size): Rect {
  const left = clamp(Math.floor(Math.min(a.x, b.x)), 0, width)
  const top = clamp(Math.floor(Math.min(a.y, b.y)), 0, height)
  const right = clamp(Math.ceil(Math.max(a.x, b.x)), 0, width)
  const bottom = clamp(Math.ceil(Math.max(a.y, b.y)), 0, height)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function movedRect(rect: Rect, dx: number, dy: number, { width, height }: Size): Rect {
  return {
    ...rect,
    x: clamp(Math.round(rect.x + dx), 0, width - rect.width),
    y: clamp(Math.round(rect.y + dy), 0, height - rect.height),
  }
}

/** The left upper corner stays. */
export function resizedRect(rect: Rect, dx: number, dy: number, { width, height }: Size): Rect {
  return {
    ...rect,
    width: clamp(Math.round(rect.width + dx), least, width - rect.x),
    height: clamp(Math.round(rect.height + dy), least, height - rect.y),
  }
}

/** A bar in the middle, for those who place it by keys. */
export const middleRect = ({ width, height }: Size, share: number): Rect => ({
  x: Math.round((width * (1 - share)) / 2),
  y: Math.round((height * (1 - share / 2)) / 2),
  width: Math.max(Math.round(width * share), least),
  height: Math.max(Math.round((height * share) / 2), least),
})

export function changedMark(edits: Edits, at: number, rect: Rect): Edits {
  return { ...edits, marks: edits.marks.map((mark, i) => (i === at ? { kind: "bar", rect } : mark)) }
}

export const withoutMark = (edits: Edits, at: number): Edits => ({
  ...edits,
  marks: edits.marks.filter((_, i) => i !== at),
})

/** Of a canvas on the page or off it. */
type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  | "fillStyle"
  | "strokeStyle"
  | "lineCap"
  | "lineJoin"
  | "lineWidth"
  | "fillRect"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "stroke"
>

export function drawMarks(context: Context, marks: readonly PaintMark[]): void {
  context.fillStyle = "#000"
  context.strokeStyle = "#000"
  context.lineCap = "round"
  context.lineJoin = "round"
  for (const mark of marks) {
    if (mark.kind === "bar") {
      const { x, y, width, height } = mark.rect
      context.fillRect(x, y, width, height)
      continue
    }
    const [first, ...rest] = mark.spots
    if (first === undefined) continue
    context.lineWidth = mark.width
    context.beginPath()
    context.moveTo(first.x, first.y)
    for (const { x, y } of rest.length === 0 ? [{ x: first.x + 0.01, y: first.y }] : rest)
      context.lineTo(x, y)
    context.stroke()
  }
}

/** New pixels without a way back to what was hidden; the photo's fields stay behind. */
export function editedPixels(photo: ImageBitmap, { marks, crop }: Edits): ImageBitmap {
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: photo.width, height: photo.height }
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext("2d")
  if (context === null) throw new Error("the browser gives no picture to draw on")
  context.translate(-x, -y)
  context.drawImage(photo, 0, 0)
  drawMarks(context, marks)
  return canvas.transferToImageBitmap()
}
