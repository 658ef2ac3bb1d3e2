/** A DVT in plain slices: three planes through one point, for talking about an order and not for diagnosis. */
import type { CropBox } from "@zahnwolke/core/deidentify/dicom-crop"
import { useEffect, useState } from "react"
import type { ReactNode } from "react"
import type { MeshWords } from "../mesh/words.ts"
import { Press } from "../press.tsx"
import { boxInPatient, wholeBox } from "./crop-box.ts"
import { CropPanel } from "./crop-panel.tsx"
import type { Vector } from "./frames.ts"
import { PlaneView } from "./plane-view.tsx"
import { cuts, planes } from "./planes.ts"
import type { Grey, Plane } from "./planes.ts"
import { SurfaceView } from "./surface-view.tsx"
import { useVolume } from "./use-volume.ts"
import type { Volume } from "./volume.ts"
import { germanVolume, presets } from "./words.ts"
import type { Preset, VolumeWords } from "./words.ts"
import "../viewer.css"
import "./volume-view.css"

export interface VolumeViewProps {
  /** Stays the same as long as the files do. */
  readonly id: string
  readonly files: readonly Blob[]
  readonly words?: VolumeWords
  /** Before it leaves: a field of view can be drawn and cut to. */
  readonly crop?: { readonly busy: boolean; readonly onCut: (box: CropBox) => void }
  /** Words of the view in space, where the surface of the face is shown as well. */
  readonly surface?: MeshWords | null
  /** Asked below, and only once there is something to see: nobody decides on what still loads. */
  readonly decision?: ReactNode
}

export function VolumeView(props: VolumeViewProps) {
  const { id, files, words = germanVolume, crop, surface = null, decision } = props
  const state = useVolume(id, files)
  return (
    <section className="viewer volume-view" aria-label={words.viewer}>
      <p className="volume-warning">{words.notForDiagnosis}</p>
      {state.kind === "progress" && (
        <div className="volume-waiting">
          <p>{words.reading}</p>
          <progress className="viewer-progress" value={state.share} aria-label={words.reading} />
        </div>
      )}
      {state.kind === "failed" && (
        <p className="viewer-trouble" role="alert">
          {words.troubles[state.trouble]}
        </p>
      )}
      {state.kind === "ready" && (
        <Planes volume={state.volume} words={words} crop={crop ?? null} surface={surface} />
      )}
      {state.kind !== "progress" && decision}
    </section>
  )
}

type Shown = Plane | "all"

/** A single image is shown as it is; planes across it would be a line. */
function onlyPlane({ flat, size }: Volume): Plane | null {
  if (flat !== null) return "axial"
  return planes.find((plane) => size[cuts[plane].through] === 1) ?? null
}

interface PlanesProps {
  readonly volume: Volume
  readonly words: VolumeWords
  readonly crop: VolumeViewProps["crop"] | null
  readonly surface: MeshWords | null
}

function Planes({ volume, words, crop, surface }: PlanesProps) {
  const only = onlyPlane(volume)
  const isFlat = volume.flat !== null
  const [at, setAt] = useState<Vector>(() => middleOf(volume))
  const [grey, setGrey] = useState<Grey>(() => windowOf(volume, "file"))
  const [shown, setShown] = useState<Shown>(only ?? "all")
  const [crossed, setCrossed] = useState(!isFlat)
  const [box, setBox] = useState(() => wholeBox(volume))
  useEffect(() => {
    setAt(middleOf(volume))
    setBox(wholeBox(volume))
  }, [volume])
  const drawn = crop === null || only !== null ? null : { box, onBox: setBox }
  const visible = shown === "all" ? planes : [shown]
  return (
    <>
      {surface !== null && only === null && (
        <SurfaceView volume={volume} box={box} words={words} mesh={surface} />
      )}
      {only === null && <PlaneChoice shown={shown} words={words} onShow={setShown} />}
      <div className="viewer-body">
        <div className="planes" data-shown={shown === "all" ? "all" : "one"}>
          {visible.map((plane) => (
            <PlaneView
              key={plane}
              volume={volume}
              plane={plane}
              at={at}
              grey={grey}
              crossed={crossed}
              words={words}
              onMove={setAt}
              drawn={drawn}
            />
          ))}
        </div>
        <div className="viewer-panel">
          {crop !== null && crop !== undefined && drawn !== null && (
            <CropPanel
              {...{ volume, at, words, ...drawn }}
              busy={crop.busy}
              onCut={() => crop.onCut(boxInPatient(volume, box))}
            />
          )}
          <GreyPanel volume={volume} grey={grey} words={words} onGrey={setGrey} />
          {!isFlat && (
            <div className="viewer-group">
              <Press on={crossed} onPress={() => setCrossed(!crossed)}>
                {words.crosshair}
              </Press>
            </div>
          )}
          <Notes volume={volume} words={words} />
        </div>
      </div>
    </>
  )
}

interface PlaneChoiceProps {
  readonly shown: Shown
  readonly words: VolumeWords
  readonly onShow: (shown: Shown) => void
}

function PlaneChoice({ shown, words, onShow }: PlaneChoiceProps) {
  return (
    <div className="viewer-group volume-planes" role="group" aria-label={words.planesLabel}>
      <Press on={shown === "all"} onPress={() => onShow("all")}>
        {words.allPlanes}
      </Press>
      {planes.map((plane) => (
        <Press key={plane} on={shown === plane} onPress={() => onShow(plane)}>
          {words.planes[plane]}
        </Press>
      ))}
    </div>
  )
}

interface GreyPanelProps {
  readonly volume: Volume
  readonly grey: Grey
  readonly words: VolumeWords
  readonly onGrey: (grey: Grey) => void
}

function GreyPanel({ volume, grey, words, onGrey }: GreyPanelProps) {
  const [low, high] = volume.range
  const span = Math.max(high - low, 2)
  const isSame = (preset: Preset): boolean => {
    const { centre, width } = windowOf(volume, preset)
    return centre === grey.centre && width === grey.width
  }
  return (
    <div className="volume-grey">
      <div className="viewer-group" role="group" aria-label={words.presetsLabel}>
        {presets
          .filter((preset) => preset === "file" || volume.flat === null)
          .map((preset) => (
            <Press key={preset} on={isSame(preset)} onPress={() => onGrey(windowOf(volume, preset))}>
              {words.presets[preset]}
            </Press>
          ))}
      </div>
      <label className="volume-slider">
        <span>{words.brightness}</span>
        {/* A lower centre is a brighter picture. */}
        <input
          type="range"
          min={-high}
          max={-low}
          value={-grey.centre}
          onChange={(event) => onGrey({ ...grey, centre: -Number(event.target.value) })}
        />
      </label>
      <label className="volume-slider">
        <span>{words.contrast}</span>
        <input
          type="range"
          min="0"
          max="100"
          value={100 * (1 - Math.sqrt(Math.min(grey.width / (span * 1.5), 1)))}
          onChange={(event) =>
            onGrey({ ...grey, width: Math.max(span * 1.5 * (1 - Number(event.target.value) / 100) ** 2, 2) })
          }
        />
      </label>
    </div>
  )
}

function Notes({ volume, words }: { readonly volume: Volume; readonly words: VolumeWords }) {
  const { flat, notes, size, spacing } = volume
  return (
    <>
      {notes.length > 0 && (
        <ul className="viewer-note viewer-note-warning">
          {notes.map((note) => (
            <li key={note}>{words.notes[note]}</li>
          ))}
        </ul>
      )}
      <p className="viewer-note">
        {flat === null && words.size(size, spacing)}
        {flat !== null && (flat.right === "" ? words.noEdges : words.edges(flat.right, flat.bottom))}
      </p>
    </>
  )
}

const middleOf = ({ size }: Volume): Vector => [size[0] >> 1, size[1] >> 1, size[2] >> 1]

/** Hounsfield units, as far as a DVT has them. */
function windowOf({ window }: Volume, preset: Preset): Grey {
  switch (preset) {
    case "bone":
      return { centre: 900, width: 2800 }
    case "soft":
      return { centre: 50, width: 500 }
    case "metal":
      return { centre: 2400, width: 3600 }
    case "file":
      return { centre: window[0], width: window[1] }
  }
}
