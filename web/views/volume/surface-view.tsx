/** The face that stands in a DVT, turned in space, so that a person sees what a recipient could rebuild. */
import { useEffect, useRef, useState } from "react"
import { SideMarks } from "../mesh/overlays.tsx"
import type { MeshScene } from "../mesh/mesh-scene.ts"
import { fileFrame } from "../mesh/patient-frame.ts"
import type { PatientFrame } from "../mesh/patient-frame.ts"
import { shapeOf } from "../mesh/shape-of-mesh.ts"
import { useScene } from "../mesh/use-scene.ts"
import type { MeshWords } from "../mesh/words.ts"
import { Press } from "../press.tsx"
import type { VoxelBox } from "./crop-box.ts"
import type { FromSurfaceWorker } from "./surface-messages.ts"
import { useSurface } from "./use-surface.ts"
import type { Volume } from "./volume.ts"
import type { VolumeWords } from "./words.ts"
import "../mesh/mesh-view.css"

interface SurfaceViewProps {
  readonly volume: Volume
  readonly box: VoxelBox
  readonly words: VolumeWords
  readonly mesh: MeshWords
}

/** DICOM says where left, back and head are; nothing is guessed. */
const frame: PatientFrame = { ...fileFrame, sure: true }
const faceViews = ["front", "right", "left"] as const
const part = "skin"
const skin = { visible: true, opacity: 1, plain: "#d9b8a2", coloured: false }

export function SurfaceView({ volume, box, words, mesh }: SurfaceViewProps) {
  const [threshold, setThreshold] = useState<number | null>(null)
  const { found, busy } = useSurface(volume, box, threshold)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { scene, state } = useScene(canvas, { onPress: () => undefined, onFit: () => fit(scene) })
  useShown(scene, found)
  const look = (view: (typeof faceViews)[number]): void => {
    scene?.view.look(view, frame)
    fit(scene)
  }
  return (
    <section className="surface-view" aria-label={words.surface}>
      <h3>{words.surface}</h3>
      <p>{words.surfaceShown}</p>
      <div className="viewer-stage">
        <canvas
          className="viewer-canvas"
          ref={canvas}
          tabIndex={0}
          role="application"
          aria-label={`${words.surface}. ${mesh.keys}`}
        />
        {scene !== null && found !== null && <SideMarks scene={scene} frame={frame} words={mesh} />}
        {state === "none" && <p className="viewer-cover">{mesh.noGraphics}</p>}
        <p className="viewer-hint" role="status">
          {hintOf(found, busy, words)}
        </p>
      </div>
      <div className="viewer-group">
        {faceViews.map((view) => (
          <Press key={view} onPress={() => look(view)}>
            {mesh.views[view]}
          </Press>
        ))}
        <label className="volume-slider surface-threshold">
          <span>{words.surfaceThreshold}</span>
          <input
            type="range"
            min={found?.range[0] ?? 0}
            max={found?.range[1] ?? 1}
            value={threshold ?? found?.threshold ?? 0}
            disabled={found === null}
            onChange={(event) => setThreshold(Number(event.target.value))}
          />
        </label>
      </div>
    </section>
  )
}

function hintOf(found: FromSurfaceWorker | null, busy: boolean, words: VolumeWords): string {
  if (busy) return words.surfaceWorking
  return found === null || found.surface.index.length === 0 ? words.surfaceNothing : ""
}

/** The first surface is looked at from the front; later ones leave the view as somebody turned it. */
function useShown(scene: MeshScene | null, found: FromSurfaceWorker | null): void {
  const looked = useRef<MeshScene | null>(null)
  useEffect(() => {
    if (scene === null || found === null) return
    const { surface } = found
    if (surface.index.length === 0) return scene.remove(part)
    scene.add(part, {
      ...surface,
      coarse: null,
      colours: null,
      shape: shapeOf({ ...surface, colors: null, triangles: surface.index.length / 3 }),
    })
    scene.show(part, skin)
    if (looked.current !== scene) {
      looked.current = scene
      scene.view.look("front", frame)
    }
    fit(scene)
  }, [scene, found])
}

function fit(scene: MeshScene | null): void {
  scene?.view.fit(scene.extent(), scene.size)
  scene?.draw()
}
