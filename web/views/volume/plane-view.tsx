/** One plane of the volume on the screen: its cut, the crosshair, the letters of the patient's sides, its slider. */
import { useEffect, useRef } from "react"
import type { KeyboardEvent, PointerEvent } from "react"
import type { VoxelBox } from "./crop-box.ts"
import { CropFrame } from "./crop-frame.tsx"
import type { Vector } from "./frames.ts"
import { crosshair, cuts, drawCut, moved, planeSize, pointIn } from "./planes.ts"
import type { Grey, Plane } from "./planes.ts"
import type { Volume } from "./volume.ts"
import type { VolumeWords } from "./words.ts"

export interface PlaneViewProps {
  readonly volume: Volume
  readonly plane: Plane
  readonly at: Vector
  readonly grey: Grey
  readonly crossed: boolean
  readonly words: VolumeWords
  readonly onMove: (at: Vector) => void
  /** The field of view that is being drawn; null where nothing is cut here. */
  readonly drawn: { readonly box: VoxelBox; readonly onBox: (box: VoxelBox) => void } | null
}

export function PlaneView(props: PlaneViewProps) {
  const { volume, plane, at, grey, crossed, words, onMove, drawn } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const { columns, rows, aspect } = planeSize(volume, plane)
  const { through } = cuts[plane]
  const slice = at[through]
  useEffect(() => {
    const frame = requestAnimationFrame(() => paint(canvas.current, props))
    return () => cancelAnimationFrame(frame)
  }, [volume, plane, slice, grey.centre, grey.width])
  useWheel(canvas, (by) => onMove(moved(volume, at, through, by)))

  const follow = (event: PointerEvent<HTMLElement>): void => {
    if (event.type === "pointermove" && event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
    onMove(pointIn(volume, plane, at, x, y))
  }
  const [x, y] = crosshair(volume, plane, at)
  const name = words.planes[plane]
  return (
    <figure className="plane" data-plane={plane}>
      <div className="plane-field">
        <div
          className="plane-picture"
          style={{ aspectRatio: `${aspect}`, width: `min(100%, calc(var(--plane-height) * ${aspect}))` }}
          role="application"
          tabIndex={0}
          aria-label={`${name}. ${words.keys}`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            follow(event)
          }}
          onPointerMove={follow}
          onKeyDown={(event) => onKey(event, props)}
        >
          <canvas ref={canvas} width={columns} height={rows} />
          {crossed && <span className="plane-line plane-line-down" style={{ left: `${x * 100}%` }} />}
          {crossed && <span className="plane-line plane-line-across" style={{ top: `${y * 100}%` }} />}
          {drawn !== null && <CropFrame volume={volume} plane={plane} words={words} {...drawn} />}
        </div>
        <Marks marks={marksOf(volume, plane)} />
      </div>
      <figcaption className="plane-caption">
        <span className="plane-name">{name}</span>
        <input
          type="range"
          min="0"
          max={volume.size[through] - 1}
          value={slice}
          disabled={volume.size[through] < 2}
          aria-label={words.slice(name)}
          aria-valuetext={words.sliceOf(slice + 1, volume.size[through])}
          onChange={(event) => onMove(moved(volume, at, through, Number(event.target.value) - slice))}
        />
        <span className="viewer-digits">{words.sliceOf(slice + 1, volume.size[through])}</span>
      </figcaption>
    </figure>
  )
}

const opposites: Readonly<Record<string, string>> = { R: "L", L: "R", A: "P", P: "A", H: "F", F: "H" }

/** Of a plain radiograph only what its file says: nobody guesses sides. */
function marksOf({ flat }: Volume, plane: Plane): readonly string[] {
  if (flat === null) return cuts[plane].marks
  const [right, bottom] = [flat.right.charAt(0), flat.bottom.charAt(0)]
  return [opposites[right] ?? "", right, opposites[bottom] ?? "", bottom]
}

const edges = ["left", "right", "top", "bottom"] as const

function Marks({ marks }: { readonly marks: readonly string[] }) {
  return edges.map((edge, i) =>
    (marks[i] ?? "") === "" ? null : (
      <span className="plane-mark" data-edge={edge} key={edge}>
        {marks[i]}
      </span>
    ),
  )
}

function paint(canvas: HTMLCanvasElement | null, { volume, plane, at, grey }: PlaneViewProps): void {
  const context = canvas?.getContext("2d") ?? null
  if (canvas === null || context === null) return
  const picture = context.createImageData(canvas.width, canvas.height)
  drawCut(volume, plane, at, grey, picture.data)
  context.putImageData(picture, 0, 0)
}

function onKey(event: KeyboardEvent, { volume, plane, at, onMove }: PlaneViewProps): void {
  const { across, down, through, upwards } = cuts[plane]
  const up = upwards ? 1 : -1
  const reach = event.shiftKey ? 10 : 1
  const moves: Readonly<Record<string, readonly [0 | 1 | 2, number]>> = {
    ArrowLeft: [across, -reach],
    ArrowRight: [across, reach],
    ArrowUp: [down, up * reach],
    ArrowDown: [down, -up * reach],
    PageUp: [through, reach],
    PageDown: [through, -reach],
  }
  const move = moves[event.key]
  if (move === undefined) return
  event.preventDefault()
  onMove(moved(volume, at, ...move))
}

/** React's own wheel listeners cannot keep the page from scrolling. */
function useWheel(canvas: { readonly current: HTMLElement | null }, turn: (by: number) => void): void {
  const latest = useRef(turn)
  latest.current = turn
  useEffect(() => {
    const element = canvas.current
    const listen = (event: WheelEvent): void => {
      event.preventDefault()
      if (event.deltaY !== 0) latest.current(event.deltaY > 0 ? -1 : 1)
    }
    element?.addEventListener("wheel", listen, { passive: false })
    return () => element?.removeEventListener("wheel", listen)
  }, [canvas])
}
