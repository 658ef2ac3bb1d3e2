/** What lies over the picture of the jaws: the patient's sides, and a measured distance. */
import { useEffect, useRef } from "react"
import type { Vector3 } from "three"
import type { MeshScene } from "./mesh-scene.ts"
import type { PatientFrame } from "./patient-frame.ts"
import type { MeshWords } from "./words.ts"

interface SideMarksProps {
  readonly scene: MeshScene
  readonly frame: PatientFrame
  readonly words: MeshWords
}

const margin = 26
/** Seen from the side, the nearer side alone is named. */
const sideways = 0.3

export function SideMarks({ scene, frame, words }: SideMarksProps) {
  const right = useRef<HTMLSpanElement>(null)
  const left = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      scene.watch(() => {
        const [x, y, z] = scene.view.onScreen(frame.left)
        const [width, height] = scene.size
        const length = Math.sqrt(x * x + y * y)
        for (const [element, side] of [
          [left.current, 1],
          [right.current, -1],
        ] as const) {
          if (element === null) continue
          const isFlat = length < sideways
          const [dx, dy] = isFlat ? [0, 0.999] : [(side * x) / length, (-side * y) / length]
          const across = (width / 2 - margin) * dx
          const down = (height / 2 - margin) * dy
          element.style.transform = `translate(${width / 2 + across}px, ${height / 2 + down}px) translate(-50%, -50%)`
          element.hidden = isFlat && side * z < 0
        }
      }),
    [scene, frame],
  )
  const doubt = frame.sure ? "" : "?"
  return (
    <div className="mesh-sides" aria-hidden="true">
      <span className="side-mark" ref={right}>{`${words.right}${doubt}`}</span>
      <span className="side-mark" ref={left}>{`${words.left}${doubt}`}</span>
    </div>
  )
}

interface RulerProps {
  readonly scene: MeshScene
  readonly points: readonly Vector3[]
  readonly words: MeshWords
}

export function Ruler({ scene, points, words }: RulerProps) {
  const line = useRef<SVGLineElement>(null)
  const ends = useRef<(SVGCircleElement | null)[]>([])
  const label = useRef<HTMLOutputElement>(null)
  useEffect(
    () =>
      scene.watch(() => {
        const places = points.map((point) => scene.project(point))
        for (const [i, place] of places.entries()) {
          ends.current[i]?.setAttribute("cx", String(place?.x ?? -99))
          ends.current[i]?.setAttribute("cy", String(place?.y ?? -99))
        }
        const [a, b] = places
        if (a === undefined || b === undefined || a === null || b === null) return
        for (const [name, value] of Object.entries({ x1: a.x, y1: a.y, x2: b.x, y2: b.y })) {
          line.current?.setAttribute(name, String(value))
        }
        if (label.current === null) return
        const [width] = scene.size
        const x = Math.min(Math.max((a.x + b.x) / 2, 48), width - 48)
        const y = Math.max(Math.min(a.y, b.y) - 22, 16)
        label.current.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`
      }),
    [scene, points],
  )
  const [first, second] = points
  return (
    <div className="mesh-ruler">
      <svg aria-hidden="true">
        {first !== undefined && second !== undefined && <line ref={line} />}
        {points.map((point, i) => (
          <circle
            key={`${point.x} ${point.y} ${point.z}`}
            r="5"
            ref={(circle) => {
              ends.current[i] = circle
            }}
          />
        ))}
      </svg>
      {first !== undefined && second !== undefined && (
        <output ref={label}>{words.distance(first.distanceTo(second))}</output>
      )}
    </div>
  )
}
