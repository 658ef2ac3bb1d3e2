/** A picture on which a person crops to the teeth or covers what tells who it is. */
import { useEffect, useRef, useState } from "react"
import type { KeyboardEvent, PointerEvent } from "react"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Segments } from "../choice.tsx"
import { between, isArea, noMarks, paint, withMarks } from "./marks.ts"
import type { Marks, Rect } from "./marks.ts"

interface PictureReviewProps {
  readonly picture: ImageBitmap
  readonly type: string
  readonly busy: boolean
  readonly onDone: (replacement: Blob | null, showsFace: boolean) => Promise<void>
}

type Tool = "crop" | "cover"

export function PictureReview({ picture, type, busy, onDone }: PictureReviewProps) {
  const { preparation } = useWords()
  const [tool, setTool] = useState<Tool>("crop")
  const [marks, setMarks] = useState<Marks>(noMarks)
  const [before, setBefore] = useState<readonly Marks[]>([])
  const changed = marks.crop !== null || marks.covers.length > 0
  const put = (rect: Rect): void => {
    if (!isArea(rect)) return
    setBefore([...before, marks])
    setMarks(tool === "crop" ? { ...marks, crop: rect } : { ...marks, covers: [...marks.covers, rect] })
  }
  const undo = (): void => {
    setMarks(before.at(-1) ?? noMarks)
    setBefore(before.slice(0, -1))
  }
  const [face, setFace] = useState<"no" | "yes" | null>(null)
  const take = async (): Promise<void> =>
    onDone(changed ? await withMarks(picture, marks, type) : null, face !== "no")
  const locked = face === null ? preparation.showsFaceMissing : null
  return (
    <div className="review">
      <div className="row row-between">
        <Segments
          label={preparation.tool}
          labelSeen={false}
          value={tool}
          options={[
            { value: "crop", text: preparation.crop },
            { value: "cover", text: preparation.cover },
          ]}
          onChange={setTool}
        />
        <Button look="plain" locked={before.length === 0 ? preparation.nothingToUndo : null} onPress={undo}>
          {preparation.undo}
        </Button>
      </div>
      <DrawingBoard picture={picture} marks={marks} onRect={put} />
      <p className="soft small">{preparation.drawHint}</p>
      <Segments
        label={preparation.showsFace}
        value={face}
        options={[
          { value: "no", text: preparation.showsFaceNo },
          { value: "yes", text: preparation.showsFaceYes },
        ]}
        onChange={setFace}
      />
      <div className="row row-end">
        <Button look="primary" busy={busy} locked={locked} onPress={() => void take()}>
          {changed ? preparation.useChanged : preparation.takeAsIs}
        </Button>
      </div>
    </div>
  )
}

interface BoardProps {
  readonly picture: ImageBitmap
  readonly marks: Marks
  readonly onRect: (rect: Rect) => void
}

function DrawingBoard({ picture, marks, onRect }: BoardProps) {
  const { preparation } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const [drawing, setDrawing] = useState<Rect | null>(null)

  useEffect(() => {
    const context = canvas.current?.getContext("2d")
    if (context != null) paint(context, picture, marks, drawing)
  }, [picture, marks, drawing])

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * picture.width,
      y: ((event.clientY - box.top) / box.height) * picture.height,
    }
  }
  const end = (): void => {
    if (drawing !== null) onRect(drawing)
    setFrom(null)
    setDrawing(null)
  }
  return (
    <canvas
      ref={canvas}
      className="review-canvas"
      tabIndex={0}
      role="application"
      aria-label={preparation.drawHint}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(pointOf(event))
      }}
      onPointerMove={(event) => {
        if (from !== null) setDrawing(between(from, pointOf(event), picture))
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={(event) => {
        if (event.key === "Enter" && drawing !== null) return end()
        const moved = movedByKey(event, drawing, picture)
        if (moved === null) return
        event.preventDefault()
        setDrawing(moved)
      }}
    />
  )
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The first arrow brings up a rectangle in the middle. */
function movedByKey(event: KeyboardEvent, rect: Rect | null, picture: ImageBitmap): Rect | null {
  const step = steps[event.key]
  if (step === undefined) return null
  const { width, height } = picture
  const start = rect ?? { x: width * 0.3, y: height * 0.3, width: width * 0.4, height: height * 0.4 }
  const [dx, dy] = [(step[0] * width) / 50, (step[1] * height) / 50]
  const far = { x: start.x + start.width + dx, y: start.y + start.height + dy }
  const near = event.shiftKey ? start : { x: start.x + dx, y: start.y + dy }
  return between(near, far, picture)
}
