/** The photo on the screen with what is hidden on it, drawn as sharp as the screen is. */
import type { PaintMark, Rect, Spot } from "@zahnwolke/core/deidentify/dicom-marks"
import { useEffect, useLayoutEffect, useRef, useState } from "react"
import type { KeyboardEvent, ReactNode } from "react"
import { drawMarks, least, rectBetween } from "./edits.ts"
import type { Edits, Size } from "./edits.ts"
import { fitted, rectOnStage, shifted, toPhoto, zoomed } from "./sight.ts"
import type { Sight } from "./sight.ts"
import { useFingers } from "./use-fingers.ts"
import { Press } from "../press.tsx"
import type { PhotoWords, Tool } from "./words.ts"

export interface StageProps {
  readonly photo: ImageBitmap
  readonly edits: Edits
  readonly tool: Tool
  /** In pixels of the page. */
  readonly brushWidth: number
  readonly words: PhotoWords
  readonly onMark: (mark: PaintMark) => void
  readonly onCrop: (crop: Rect) => void
  readonly over?: (sight: Sight, stage: Size) => ReactNode
}

export function PhotoStage(props: StageProps) {
  const { photo, tool, words, edits } = props
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useSize(frame)
  const [sight, setSight] = useState<Sight | null>(null)
  const shown = sight ?? fitted(photo, stage)
  const draft = useDraft(props, shown, stage)
  useFingers(canvas, {
    onStart: (at) => draft.start(at),
    onDrag: (at, dx, dy) =>
      tool === "move" ? setSight(shifted(shown, dx, dy, photo, stage)) : draft.drag(at),
    onEnd: () => draft.end(),
    onCancel: () => draft.cancel(),
    onPinch: (at, dx, dy, by) => setSight(zoomed(shifted(shown, dx, dy, photo, stage), by, at, photo, stage)),
  })
  const marks = draft.mark === null ? edits.marks : [...edits.marks, draft.mark]
  const crop = draft.crop ?? edits.crop
  useLayoutEffect(() => paint(canvas.current, photo, marks, crop, shown, stage))
  useEffect(() => setSight(null), [photo])

  const middle: Spot = { x: stage.width / 2, y: stage.height / 2 }
  const zoom = (by: number): void => setSight(zoomed(shown, by, middle, photo, stage))
  const onKey = (event: KeyboardEvent): void => {
    const [dx, dy] = arrows[event.key] ?? [0, 0]
    if (dx !== 0 || dy !== 0) setSight(shifted(shown, dx * 40, dy * 40, photo, stage))
    else if (event.key === "+" || event.key === "=") zoom(1.25)
    else if (event.key === "-") zoom(0.8)
    else if (event.key === "0") setSight(null)
    else return
    event.preventDefault()
  }
  return (
    <div className="photo-column">
      <div className="viewer-stage photo-stage" ref={frame}>
        <canvas
          className="viewer-canvas"
          ref={canvas}
          tabIndex={0}
          role="application"
          aria-label={`${words.viewer}. ${words.keys}`}
          data-tool={tool}
          onKeyDown={onKey}
        />
        {props.over?.(shown, stage)}
      </div>
      {/* Beside the photo and not on it: what a button covers, nobody checks. */}
      <div className="viewer-group photo-zoom">
        <Press onPress={() => zoom(1.25)} label={words.nearer}>
          +
        </Press>
        <Press onPress={() => zoom(0.8)} label={words.farther}>
          −
        </Press>
        <Press onPress={() => setSight(null)}>{words.fit}</Press>
      </div>
    </div>
  )
}

/** Away from the key: the sight goes where the arrow points. */
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

interface Draft {
  readonly mark: PaintMark | null
  readonly crop: Rect | null
  readonly start: (at: Spot) => void
  readonly drag: (at: Spot) => void
  readonly end: () => void
  readonly cancel: () => void
}

/** What a finger is drawing now; it counts when the finger leaves. */
function useDraft({ photo, tool, brushWidth, onMark, onCrop }: StageProps, sight: Sight, stage: Size): Draft {
  const [spots, setSpots] = useState<readonly Spot[]>([])
  const [first, last] = [spots[0], spots.at(-1)]
  const isRect = tool === "bar" || tool === "crop"
  const rect = isRect && first !== undefined && last !== undefined ? rectBetween(first, last, photo) : null
  const stroke: PaintMark | null =
    tool === "brush" && spots.length > 0 ? { kind: "stroke", width: brushWidth / sight.scale, spots } : null
  const mark: PaintMark | null = tool === "bar" && rect !== null ? { kind: "bar", rect } : stroke
  const isEnough = rect !== null && rect.width >= least && rect.height >= least
  return {
    mark,
    crop: tool === "crop" ? rect : null,
    start: (at) => tool !== "move" && setSpots([toPhoto(at, sight, stage)]),
    drag: (at) => {
      const spot = toPhoto(at, sight, stage)
      setSpots((before) => (isRect ? [before[0] ?? spot, spot] : [...before, spot]))
    },
    end: () => {
      if (tool === "crop" && isEnough) onCrop(rect)
      else if (mark !== null && (mark.kind === "stroke" || isEnough)) onMark(mark)
      setSpots([])
    },
    cancel: () => setSpots([]),
  }
}

function useSize(element: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 1, height: 1 })
  useEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const watcher = new ResizeObserver(() =>
      setSize({ width: target.clientWidth, height: target.clientHeight }),
    )
    watcher.observe(target)
    return () => watcher.disconnect()
  }, [element])
  return size
}

function paint(
  canvas: HTMLCanvasElement | null,
  photo: ImageBitmap,
  marks: readonly PaintMark[],
  crop: Rect | null,
  sight: Sight,
  stage: Size,
): void {
  const context = canvas?.getContext("2d") ?? null
  if (canvas === null || context === null || photo.width === 0) return
  const sharp = Math.min(devicePixelRatio, 2)
  const [width, height] = [Math.round(stage.width * sharp), Math.round(stage.height * sharp)]
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height]
  context.setTransform(sharp, 0, 0, sharp, 0, 0)
  context.clearRect(0, 0, stage.width, stage.height)
  const {
    x,
    y,
    width: across,
    height: down,
  } = rectOnStage({ x: 0, y: 0, width: photo.width, height: photo.height }, sight, stage)
  context.imageSmoothingQuality = "high"
  context.save()
  context.translate(x, y)
  context.scale(sight.scale, sight.scale)
  context.beginPath()
  context.rect(0, 0, photo.width, photo.height)
  context.clip()
  context.drawImage(photo, 0, 0)
  drawMarks(context, marks)
  context.restore()
  if (crop === null) return
  const kept = rectOnStage(crop, sight, stage)
  context.fillStyle = "rgb(0 0 0 / 62%)"
  context.beginPath()
  context.rect(x, y, across, down)
  context.rect(kept.x, kept.y, kept.width, kept.height)
  context.fill("evenodd")
}
