/** A photo to look at closely, and the same with bars, brush and crop for the person who answers for what leaves. */
import type { Rect } from "@zahnwolke/core/deidentify/dicom-marks"
import { useEffect, useState } from "react"
import type { ReactNode } from "react"
import { Press } from "../press.tsx"
import {
  changedMark,
  editedPixels,
  middleRect,
  movedRect,
  noEdits,
  resizedRect,
  withoutMark,
} from "./edits.ts"
import type { Edits, Size } from "./edits.ts"
import { Movable } from "./movable.tsx"
import { PhotoStage } from "./photo-stage.tsx"
import { rectOnStage } from "./sight.ts"
import type { Sight } from "./sight.ts"
import { usePhoto } from "./use-photo.ts"
import { germanPhoto, tools } from "./words.ts"
import type { PhotoWords, Tool } from "./words.ts"
import "../viewer.css"
import "./photo-view.css"

export interface PhotoViewProps {
  readonly photo: Blob
  readonly words?: PhotoWords
}

const nothing = (): void => undefined

export function PhotoView({ photo, words = germanPhoto }: PhotoViewProps) {
  const state = usePhoto(photo)
  if (state.kind === "failed") return <p className="viewer-trouble">{words.unreadable}</p>
  if (state.kind === "reading") return <div className="viewer-stage photo-stage" />
  return (
    <section className="viewer photo-view" aria-label={words.viewer}>
      <PhotoStage
        photo={state.photo}
        edits={noEdits}
        tool="move"
        brushWidth={1}
        words={words}
        onMark={nothing}
        onCrop={nothing}
      />
    </section>
  )
}

export interface PhotoReviewProps extends PhotoViewProps {
  /** New pixels, upright, without what was covered or cut away; the receiver closes them. */
  readonly onDone: (pixels: ImageBitmap, edits: Edits) => void
}

export function PhotoReview({ photo, words = germanPhoto, onDone }: PhotoReviewProps) {
  const state = usePhoto(photo)
  if (state.kind === "failed") return <p className="viewer-trouble">{words.unreadable}</p>
  if (state.kind === "reading") return <div className="viewer-stage photo-stage" />
  return (
    <PictureReview
      photo={state.photo}
      words={words}
      onDone={(edits) => onDone(editedPixels(state.photo, edits), edits)}
    />
  )
}

export interface PictureReviewProps {
  readonly photo: ImageBitmap
  readonly words: PhotoWords
  readonly onDone: (edits: Edits) => void
  /** Where the same marks lie on several pictures: which of them is shown is chosen here. */
  readonly among?: ReactNode
  /** Marks that are there already, and who is told of every change. */
  readonly start?: Edits
  readonly onEdits?: (edits: Edits) => void
  readonly busy?: boolean
  readonly doneLabel?: string
}

/** Marks stay while another picture of the same size is shown. */
export function PictureReview(props: PictureReviewProps) {
  const { photo, words, onDone, among, busy = false, doneLabel = words.done } = props
  const [tool, setTool] = useState<Tool>("bar")
  const [brushWidth, setBrushWidth] = useState(28)
  const { edits, change, undo, reset, canUndo } = useEdits(props.start ?? noEdits, props.onEdits ?? nothing)
  const kept = edits.crop ?? photo
  return (
    <section className="viewer photo-view" aria-label={words.viewer}>
      <div className="viewer-body">
        <PhotoStage
          photo={photo}
          edits={edits}
          tool={tool}
          brushWidth={brushWidth}
          words={words}
          onMark={(mark) => change({ ...edits, marks: [...edits.marks, mark] })}
          onCrop={(crop) => change({ ...edits, crop })}
          over={(sight, stage) => (
            <Movables
              photo={photo}
              edits={edits}
              sight={sight}
              stage={stage}
              tool={tool}
              words={words}
              onEdits={change}
            />
          )}
        />
        <div className="viewer-panel">
          {among}
          <ToolChoice tool={tool} words={words} onTool={setTool} />
          <ToolOptions
            photo={photo}
            edits={edits}
            tool={tool}
            words={words}
            brushWidth={brushWidth}
            onEdits={change}
            onBrushWidth={setBrushWidth}
          />
          <Undoing words={words} canUndo={canUndo} isNew={edits === noEdits} onUndo={undo} onReset={reset} />
          <p className="viewer-note">{words.size(kept.width, kept.height)}</p>
          <button
            type="button"
            className="button button-primary"
            disabled={busy}
            onClick={() => onDone(edits)}
          >
            {doneLabel}
          </button>
        </div>
      </div>
    </section>
  )
}

interface UndoingProps {
  readonly words: PhotoWords
  readonly canUndo: boolean
  readonly isNew: boolean
  readonly onUndo: () => void
  readonly onReset: () => void
}

function Undoing({ words, canUndo, isNew, onUndo, onReset }: UndoingProps) {
  return (
    <div className="viewer-group">
      <Press disabled={!canUndo} onPress={onUndo}>
        {words.undo}
      </Press>
      <Press disabled={isNew} onPress={onReset}>
        {words.reset}
      </Press>
    </div>
  )
}

interface ToolChoiceProps {
  readonly tool: Tool
  readonly words: PhotoWords
  readonly onTool: (tool: Tool) => void
}

function ToolChoice({ tool, words, onTool }: ToolChoiceProps) {
  return (
    <>
      <div className="viewer-group" role="group" aria-label={words.toolsLabel}>
        {tools.map((name) => (
          <Press key={name} on={tool === name} onPress={() => onTool(name)}>
            {words.tools[name]}
          </Press>
        ))}
      </div>
      <p className="photo-hint" role="status">
        {words.hints[tool]}
      </p>
    </>
  )
}

interface ToolOptionsProps {
  readonly photo: Size
  readonly edits: Edits
  readonly tool: Tool
  readonly words: PhotoWords
  readonly brushWidth: number
  readonly onEdits: (edits: Edits) => void
  readonly onBrushWidth: (width: number) => void
}

function ToolOptions(props: ToolOptionsProps) {
  const { photo, edits, tool, words, brushWidth, onEdits, onBrushWidth } = props
  return (
    <>
      {tool === "bar" && (
        <div className="viewer-group">
          <Press onPress={() => onEdits(withBar(edits, photo))}>{words.addBar}</Press>
        </div>
      )}
      {tool === "crop" && edits.crop === null && (
        <div className="viewer-group">
          <Press onPress={() => onEdits({ ...edits, crop: wholeBut(photo) })}>{words.addCrop}</Press>
        </div>
      )}
      {tool === "brush" && (
        <label className="photo-brush">
          <span>{words.brushWidth}</span>
          <input
            type="range"
            min="6"
            max="120"
            value={brushWidth}
            onChange={(event) => onBrushWidth(Number(event.target.value))}
          />
        </label>
      )}
    </>
  )
}

const withBar = (edits: Edits, photo: Size): Edits => ({
  ...edits,
  marks: [...edits.marks, { kind: "bar", rect: middleRect(photo, 0.25) }],
})

/** All but a tenth, to be pulled from there. */
const wholeBut = ({ width, height }: Size): Rect => ({
  x: Math.round(width * 0.05),
  y: Math.round(height * 0.05),
  width: Math.round(width * 0.9),
  height: Math.round(height * 0.9),
})

interface MovablesProps {
  readonly photo: Size
  readonly edits: Edits
  readonly sight: Sight
  readonly stage: Size
  readonly tool: Tool
  readonly words: PhotoWords
  readonly onEdits: (edits: Edits, joins: string) => void
}

/** Bars can be taken up again while bars are drawn, the crop while cropping; else fingers reach the photo. */
function Movables({ photo, edits, sight, stage, tool, words, onEdits }: MovablesProps) {
  const { crop } = edits
  if (tool === "crop" && crop !== null) {
    const to = (next: Rect): void => onEdits({ ...edits, crop: next }, "crop")
    return (
      <Movable
        kind="crop"
        label={words.crop(crop.width, crop.height)}
        removeLabel={words.remove}
        rect={rectOnStage(crop, sight, stage)}
        scale={sight.scale}
        onMove={(dx, dy) => to(movedRect(crop, dx, dy, photo))}
        onResize={(dx, dy) => to(resizedRect(crop, dx, dy, photo))}
        onRemove={() => onEdits({ ...edits, crop: null }, "remove")}
      />
    )
  }
  if (tool !== "bar") return null
  return edits.marks.map((mark, at) => {
    if (mark.kind !== "bar") return null
    const { rect } = mark
    const to = (next: Rect): void => onEdits(changedMark(edits, at, next), `bar ${at}`)
    return (
      <Movable
        key={at}
        kind="bar"
        label={words.bar(at + 1, rect.width, rect.height)}
        removeLabel={`${words.tools.bar} ${at + 1}: ${words.remove}`}
        rect={rectOnStage(rect, sight, stage)}
        scale={sight.scale}
        onMove={(dx, dy) => to(movedRect(rect, dx, dy, photo))}
        onResize={(dx, dy) => to(resizedRect(rect, dx, dy, photo))}
        onRemove={() => onEdits(withoutMark(edits, at), "remove")}
      />
    )
  })
}

interface EditsDesk {
  readonly edits: Edits
  /** Changes that `joins` names alike are one step back. */
  readonly change: (edits: Edits, joins?: string) => void
  readonly undo: () => void
  readonly reset: () => void
  readonly canUndo: boolean
}

interface Step {
  readonly edits: Edits
  readonly joins: string
}

function useEdits(start: Edits, tell: (edits: Edits) => void): EditsDesk {
  const [steps, setSteps] = useState<readonly Step[]>(() =>
    start === noEdits ? [] : [{ edits: start, joins: "" }],
  )
  const last = steps.at(-1)
  useEffect(() => tell(last?.edits ?? noEdits), [last])
  return {
    edits: last?.edits ?? noEdits,
    change: (edits, joins = "") =>
      setSteps((before) => {
        const isSame = joins !== "" && joins !== "remove" && before.at(-1)?.joins === joins
        return [...(isSame ? before.slice(0, -1) : before), { edits, joins }]
      }),
    undo: () => setSteps((before) => before.slice(0, -1)),
    reset: () => setSteps([]),
    canUndo: steps.length > 0,
  }
}
