/** A rectangle on the photo that can be taken and pulled, by finger or by keys. */
import type { Rect } from "@zahnwolke/core/deidentify/dicom-marks"
import { useRef } from "react"
import type { KeyboardEvent, PointerEvent } from "react"

export interface MovableProps {
  readonly kind: "bar" | "crop"
  readonly label: string
  readonly removeLabel: string
  /** On the stage, in pixels of the page. */
  readonly rect: Rect
  /** Pixels of the page for one of the photo. */
  readonly scale: number
  /** By pixels of the photo. */
  readonly onMove: (dx: number, dy: number) => void
  readonly onResize: (dx: number, dy: number) => void
  readonly onRemove: () => void
}

export function Movable(props: MovableProps) {
  const { kind, label, removeLabel, rect, scale, onMove, onResize, onRemove } = props
  const move = useDrag(scale, onMove)
  const resize = useDrag(scale, onResize)
  const onKey = (event: KeyboardEvent): void => {
    const [dx, dy] = arrows[event.key] ?? [0, 0]
    const reach = Math.max(Math.round(4 / scale), 1)
    if (dx !== 0 || dy !== 0) (event.shiftKey ? onResize : onMove)(dx * reach, dy * reach)
    else if (event.key === "Delete" || event.key === "Backspace") onRemove()
    else return
    event.preventDefault()
  }
  const { x: left, y: top, width, height } = rect
  return (
    <>
      <div
        className="photo-movable"
        data-kind={kind}
        role="application"
        tabIndex={0}
        aria-label={label}
        style={{ left, top, width, height }}
        onKeyDown={onKey}
        {...move}
      >
        <span className="photo-handle" {...resize} />
      </div>
      <button
        type="button"
        className="photo-remove"
        aria-label={removeLabel}
        style={{ left: Math.max(left, 0), top: Math.max(top, 0) }}
        onClick={onRemove}
      >
        ×
      </button>
    </>
  )
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface DragListeners {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
}

/** What is less than a pixel of the photo waits for the rest. */
function useDrag(scale: number, tell: (dx: number, dy: number) => void): DragListeners {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown: (event) => {
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove: (event) => {
      const start = from.current
      if (start === null) return
      event.stopPropagation()
      const dx = Math.trunc((event.clientX - start.x) / scale)
      const dy = Math.trunc((event.clientY - start.y) / scale)
      if (dx === 0 && dy === 0) return
      from.current = { x: start.x + dx * scale, y: start.y + dy * scale }
      tell(dx, dy)
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}
