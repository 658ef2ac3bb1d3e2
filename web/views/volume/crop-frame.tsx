/** The field of view over one plane: what leaves is bright, what stays here is dark, and each side can be drawn. */
import type { KeyboardEvent, PointerEvent } from "react"
import { boxOnScreen, mmOf, screenSides, sideAt, sideOf, voxelUnder } from "./crop-box.ts"
import type { ScreenSide, VoxelBox } from "./crop-box.ts"
import type { Plane } from "./planes.ts"
import type { Volume } from "./volume.ts"
import type { VolumeWords } from "./words.ts"

interface CropFrameProps {
  readonly volume: Volume
  readonly plane: Plane
  readonly box: VoxelBox
  readonly words: VolumeWords
  readonly onBox: (box: VoxelBox) => void
}

const percent = (share: number): string => `${share * 100}%`

export function CropFrame({ volume, plane, box, words, onBox }: CropFrameProps) {
  const { left, right, top, bottom } = boxOnScreen(volume, plane, box)
  return (
    <span
      className="crop-frame"
      style={{
        left: percent(left),
        top: percent(top),
        width: percent(right - left),
        height: percent(bottom - top),
      }}
    >
      {screenSides.map((side) => (
        <Handle key={side} volume={volume} plane={plane} box={box} words={words} onBox={onBox} side={side} />
      ))}
    </span>
  )
}

function Handle({ volume, plane, box, words, onBox, side }: CropFrameProps & { readonly side: ScreenSide }) {
  const [axis, end] = sideOf(plane, side)
  const millimetres = mmOf(volume, box, axis, end)
  const draw = (event: PointerEvent<HTMLElement>): void => {
    event.stopPropagation()
    if (event.type === "pointermove" && event.buttons === 0) return
    const picture = event.currentTarget.parentElement?.parentElement?.getBoundingClientRect()
    if (picture === undefined) return
    const upright = side === "top" || side === "bottom"
    const share = upright
      ? (event.clientY - picture.top) / picture.height
      : (event.clientX - picture.left) / picture.width
    onBox(sideAt(volume, box, axis, end, voxelUnder(volume, plane, side, share)))
  }
  const key = (event: KeyboardEvent): void => {
    const step = stepOf(event, side)
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    const { low, high } = { low: box.low[axis], high: box.high[axis] }
    const way = (side === "top" || side === "bottom") && plane !== "axial" ? -step : step
    onBox(sideAt(volume, box, axis, end, (end === "low" ? low : high) + way))
  }
  return (
    <span
      className="crop-handle"
      data-side={side}
      role="slider"
      tabIndex={0}
      aria-label={words.cropSides[axis][end]}
      aria-orientation={side === "top" || side === "bottom" ? "vertical" : "horizontal"}
      aria-valuemin={0}
      aria-valuemax={Math.round(volume.size[axis] * volume.spacing[axis])}
      aria-valuenow={Math.round(millimetres)}
      aria-valuetext={words.millimetres(millimetres)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        event.stopPropagation()
      }}
      onPointerMove={draw}
      onKeyDown={key}
    />
  )
}

/** In voxels, to the right or down on the screen; ten with the shift key. */
function stepOf({ key, shiftKey }: KeyboardEvent, side: ScreenSide): number {
  const reach = shiftKey ? 10 : 1
  const [back, forth] =
    side === "top" || side === "bottom" ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"]
  if (key === back) return -reach
  return key === forth ? reach : 0
}
