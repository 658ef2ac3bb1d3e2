/** The field of view in numbers, and what cutting to it does and does not do. */
import { useId } from "react"
import { Press } from "../press.tsx"
import { cubeAround, isWhole, lengthsOf, mmOf, sideAt, voxelOf, wholeBox } from "./crop-box.ts"
import type { Axis, End, VoxelBox } from "./crop-box.ts"
import type { Vector } from "./frames.ts"
import type { Volume } from "./volume.ts"
import type { VolumeWords } from "./words.ts"

interface CropPanelProps {
  readonly volume: Volume
  readonly at: Vector
  readonly box: VoxelBox
  readonly busy: boolean
  readonly words: VolumeWords
  readonly onBox: (box: VoxelBox) => void
  readonly onCut: () => void
}

/** A quarter of the jaws, and both of them. */
const edges = [50, 80] as const

export function CropPanel({ volume, at, box, busy, words, onBox, onCut }: CropPanelProps) {
  const title = useId()
  return (
    <div className="crop-panel" role="group" aria-labelledby={title}>
      <h3 id={title}>{words.crop}</h3>
      <div className="viewer-group">
        {edges.map((edge) => (
          <Press key={edge} onPress={() => onBox(cubeAround(volume, at, edge))}>
            {words.cropAround(edge)}
          </Press>
        ))}
        <Press on={isWhole(volume, box)} onPress={() => onBox(wholeBox(volume))}>
          {words.cropWhole}
        </Press>
      </div>
      {([0, 1, 2] as const).map((axis) => (
        <div className="crop-numbers" key={axis}>
          <Millimetres {...{ volume, box, axis, words, onBox }} end="low" />
          <Millimetres {...{ volume, box, axis, words, onBox }} end="high" />
        </div>
      ))}
      <p className="viewer-note viewer-digits" role="status">
        {words.cropSize(lengthsOf(volume, box))}
      </p>
      <p className="viewer-note">{words.cropHonest}</p>
      <div className="viewer-group">
        <Press disabled={busy || isWhole(volume, box)} onPress={onCut}>
          {words.cropCut}
        </Press>
      </div>
    </div>
  )
}

interface MillimetresProps {
  readonly volume: Volume
  readonly box: VoxelBox
  readonly axis: Axis
  readonly end: End
  readonly words: VolumeWords
  readonly onBox: (box: VoxelBox) => void
}

function Millimetres({ volume, box, axis, end, words, onBox }: MillimetresProps) {
  return (
    <label className="crop-number">
      <span>{words.cropSides[axis][end]}</span>
      <input
        type="number"
        min={0}
        max={Math.round(volume.size[axis] * volume.spacing[axis])}
        step={1}
        value={Math.round(mmOf(volume, box, axis, end))}
        onChange={({ target }) => {
          if (target.value === "" || !Number.isFinite(target.valueAsNumber)) return
          onBox(sideAt(volume, box, axis, end, voxelOf(volume, axis, end, target.valueAsNumber)))
        }}
      />
    </label>
  )
}
