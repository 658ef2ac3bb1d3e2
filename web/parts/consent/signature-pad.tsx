/** A line drawn by finger, pen or mouse: points only, neither pressure nor tempo (spec 5.2). */
import { useRef, useState } from "react"
import type { PointerEvent } from "react"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { TextField } from "../field.tsx"
import { typedStrokes } from "./typed-signature.ts"

export interface StrokePoint {
  readonly x: number
  readonly y: number
}
export type Stroke = readonly StrokePoint[]

interface SignaturePadProps {
  readonly label: string
  readonly strokes: readonly Stroke[]
  readonly onChange: (strokes: readonly Stroke[]) => void
}

/** The pad is a thousand wide and 320 high, whatever the screen is. */
const width = 1000
const height = 320

export function SignaturePad({ label, strokes, onChange }: SignaturePadProps) {
  const { consent } = useWords()
  const [typing, setTyping] = useState(false)
  const [name, setName] = useState("")
  return (
    <div className="stack-tight">
      <Surface label={label} strokes={strokes} onStroke={(stroke) => onChange([...strokes, stroke])} />
      <div className="row row-between">
        <span className="soft small">{label}</span>
        <span className="row">
          <Button look="plain" onPress={() => setTyping(!typing)} expanded={typing}>
            {consent.keyboard}
          </Button>
          {strokes.length > 0 && (
            <Button look="plain" onPress={() => onChange([])}>
              {consent.clear}
            </Button>
          )}
        </span>
      </div>
      {typing && (
        <TextField
          label={consent.keyboardName}
          value={name}
          onChange={(typed) => {
            setName(typed)
            onChange(typedStrokes(typed))
          }}
          autoComplete="off"
        />
      )}
    </div>
  )
}

interface SurfaceProps {
  readonly label: string
  readonly strokes: readonly Stroke[]
  readonly onStroke: (stroke: Stroke) => void
}

function Surface({ label, strokes, onStroke }: SurfaceProps) {
  const drawing = useRef<Stroke | null>(null)
  const [live, setLive] = useState<Stroke>([])
  const end = (): void => {
    const stroke = drawing.current
    drawing.current = null
    setLive([])
    if (stroke !== null && stroke.length > 1) onStroke(stroke)
  }
  return (
    <svg
      className="signature"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drawing.current = [pointOf(event)]
      }}
      onPointerMove={(event) => {
        if (drawing.current === null) return
        drawing.current = [...drawing.current, pointOf(event)]
        setLive(drawing.current)
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line x1="60" x2="940" y1="250" y2="250" className="signature-line" />
      {[...strokes, live].map((stroke, index) => (
        <polyline key={index} points={stroke.map(({ x, y }) => `${x},${y}`).join(" ")} />
      ))}
    </svg>
  )
}

function pointOf(event: PointerEvent<SVGSVGElement>): StrokePoint {
  const box = event.currentTarget.getBoundingClientRect()
  return {
    x: Math.round(((event.clientX - box.left) / box.width) * width),
    y: Math.round(((event.clientY - box.top) / box.height) * height),
  }
}
