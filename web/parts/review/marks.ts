/** Rectangles on a picture, in the picture's own pixels: one to keep, or any number to cover. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Marks {
  readonly crop: Rect | null
  readonly covers: readonly Rect[]
}
export const noMarks: Marks = { crop: null, covers: [] }

interface Point {
  readonly x: number
  readonly y: number
}

export function between(a: Point, b: Point, size: { readonly width: number; readonly height: number }): Rect {
  const clamp = (value: number, limit: number): number => Math.min(Math.max(Math.round(value), 0), limit)
  const [left, right] = [clamp(Math.min(a.x, b.x), size.width), clamp(Math.max(a.x, b.x), size.width)]
  const [top, bottom] = [clamp(Math.min(a.y, b.y), size.height), clamp(Math.max(a.y, b.y), size.height)]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** A press without drawing is no rectangle. */
export const isArea = (rect: Rect): boolean => rect.width > 3 && rect.height > 3

export function paint(
  context: CanvasRenderingContext2D,
  picture: ImageBitmap,
  marks: Marks,
  drawing: Rect | null,
): void {
  const { width, height } = picture
  context.canvas.width = width
  context.canvas.height = height
  context.drawImage(picture, 0, 0)
  context.fillStyle = "#000000"
  for (const { x, y, width, height } of marks.covers) context.fillRect(x, y, width, height)
  if (marks.crop !== null) {
    const { x, y } = marks.crop
    context.fillStyle = "rgb(0 0 0 / 70%)"
    context.beginPath()
    context.rect(0, 0, width, height)
    context.rect(x, y, marks.crop.width, marks.crop.height)
    context.fill("evenodd")
  }
  if (drawing !== null) {
    context.strokeStyle = "#ffffff"
    context.lineWidth = Math.max(width / 400, 2)
    context.setLineDash([context.lineWidth * 4, context.lineWidth * 3])
    context.strokeRect(drawing.x, drawing.y, drawing.width, drawing.height)
  }
}

/** The picture as it will travel: covered pixels are gone, not hidden. */
export async function withMarks(picture: ImageBitmap, marks: Marks, type: string): Promise<Blob> {
  const area = marks.crop ?? { x: 0, y: 0, width: picture.width, height: picture.height }
  const canvas = new OffscreenCanvas(area.width, area.height)
  const context = canvas.getContext("2d")
  if (context === null) throw new Error("no canvas")
  context.drawImage(picture, -area.x, -area.y)
  context.fillStyle = "#000000"
  for (const { x, y, width, height } of marks.covers) context.fillRect(x - area.x, y - area.y, width, height)
  return canvas.convertToBlob(type === "image/png" ? { type } : { type: "image/jpeg", quality: 0.95 })
}
