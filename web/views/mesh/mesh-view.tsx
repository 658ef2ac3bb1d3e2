/** Scans in space: jaws, bite and designs together, to be turned, seen through and measured. */
import { useEffect, useMemo, useRef, useState } from "react"
import type { RefObject } from "react"
import { Ruler, SideMarks } from "./overlays.tsx"
import { PartList } from "./part-list.tsx"
import { hiddenIn, shapedParts } from "./parts.ts"
import { patientFrame } from "./patient-frame.ts"
import type { PatientFrame } from "./patient-frame.ts"
import type { MeshScene } from "./mesh-scene.ts"
import { rowsOf, useLooks, useParts } from "./use-looks.ts"
import { useMeasure } from "./use-measure.ts"
import type { Measure } from "./use-measure.ts"
import { useScans } from "./use-scans.ts"
import type { MeshFile } from "./use-scans.ts"
import { useScene } from "./use-scene.ts"
import type { SceneState } from "./use-scene.ts"
import { standardViews } from "./viewpoint.ts"
import type { StandardView } from "./viewpoint.ts"
import { germanMesh } from "./words.ts"
import type { MeshWords } from "./words.ts"
import { Press } from "../press.tsx"
import "../viewer.css"
import "./mesh-view.css"

export interface MeshViewProps {
  readonly files: readonly MeshFile[]
  readonly words?: MeshWords
}

export function MeshView({ files, words = germanMesh }: MeshViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pressed = useRef<(x: number, y: number) => void>(() => undefined)
  const drawing = useScene(canvas, {
    onPress: (x, y) => pressed.current(x, y),
    onFit: () => fit(drawing.scene),
  })
  const { scene } = drawing
  const readings = useScans(files)
  const parts = useMemo(() => shapedParts(files, readings), [files, readings])
  const partIds = parts.map(({ id }) => id).join("\n")
  const frame = useMemo(() => patientFrame(parts), [partIds])
  const looks = useLooks(files)
  const rows = rowsOf(files, readings, looks, frame, words)
  const shown = rows.flatMap(({ visible, file }) => (visible ? [file.id] : [])).join("\n")
  const measure = useMeasure(scene, shown)
  pressed.current = measure.press
  const [coloured, setColoured] = useState(true)
  const { view, look } = useStandardView(scene, frame, (next) => looks.hide(hiddenIn(next, parts, frame)))

  const simplified = useSimplified(scene)
  useParts(scene, files, readings)
  useEffect(() => {
    for (const { file, ...row } of rows) scene?.show(file.id, { ...row, coloured })
  })
  return (
    <section className="viewer mesh-view" aria-label={words.viewer}>
      <div className="viewer-body">
        <Stage canvas={canvas} drawing={drawing} frame={frame} measure={measure} words={words} />
        <div className="viewer-panel">
          <div className="viewer-group" role="group" aria-label={words.viewsLabel}>
            {standardViews.map((name) => (
              <Press key={name} on={view === name} onPress={() => look(name)}>
                {words.views[name]}
              </Press>
            ))}
          </div>
          <div className="viewer-group">
            <Press on={measure.active} onPress={() => measure.switchTo(!measure.active)}>
              {words.measure}
            </Press>
            <Press on={coloured} onPress={() => setColoured(!coloured)}>
              {words.colours}
            </Press>
            <PerspectiveSwitch scene={scene} words={words} />
          </div>
          <PartList rows={rows} words={words} onShow={looks.show} onOpacity={looks.fade} />
          {simplified && <p className="viewer-note">{words.simplified}</p>}
          {parts.length > 0 && (
            <p className={frame.sure ? "viewer-note" : "viewer-note viewer-note-warning"}>
              {frame.sure ? words.sidesSure : words.sidesUnsure}
            </p>
          )}
        </div>
      </div>
    </section>
  )
}

interface StageProps {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly drawing: SceneState
  readonly frame: PatientFrame
  readonly measure: Measure
  readonly words: MeshWords
}

/** The picture with what lies over it. */
function Stage({ canvas, drawing, frame, measure, words }: StageProps) {
  const { scene, state } = drawing
  return (
    <div className="viewer-stage">
      <canvas
        className="viewer-canvas"
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={`${words.viewer}. ${words.keys}`}
        data-measuring={measure.active}
      />
      {measure.active && <span className="mesh-aim" aria-hidden="true" />}
      {scene !== null && <SideMarks scene={scene} frame={frame} words={words} />}
      {scene !== null && <Ruler scene={scene} points={measure.points} words={words} />}
      {state === "none" && <p className="viewer-cover">{words.noGraphics}</p>}
      {state === "lost" && <p className="viewer-cover">{words.lost}</p>}
      <div className="viewer-corner">
        {measure.points.length > 0 && <Press onPress={measure.clear}>{words.measureClear}</Press>}
        <Press onPress={() => nearer(scene, 1 / 1.25)} label={words.nearer}>
          +
        </Press>
        <Press onPress={() => nearer(scene, 1.25)} label={words.farther}>
          −
        </Press>
        <Press onPress={() => fit(scene)}>{words.fit}</Press>
      </div>
      <p className="viewer-hint" role="status">
        {hintOf(measure, words)}
      </p>
    </div>
  )
}

interface StandardViews {
  /** Null once somebody has turned the picture. */
  readonly view: StandardView | null
  readonly look: (view: StandardView) => void
}

function useStandardView(
  scene: MeshScene | null,
  frame: PatientFrame,
  onLook: (view: StandardView) => void,
): StandardViews {
  const [view, setView] = useState<StandardView | null>("front")
  const look = (next: StandardView): void => {
    setView(next)
    onLook(next)
    if (scene === null) return
    scene.view.look(next, frame)
    /** After the parts that step aside have gone. */
    requestAnimationFrame(() => fit(scene))
  }
  useEffect(() => look(view ?? "front"), [scene, frame])
  useEffect(
    () =>
      scene?.watch(() =>
        setView((before) => (before !== null && scene.view.isAt(before, frame) ? before : null)),
      ),
    [scene, frame],
  )
  return { view, look }
}

function useSimplified(scene: MeshScene | null): boolean {
  const [simplified, setSimplified] = useState(false)
  useEffect(() => scene?.watch(() => setSimplified(scene.simplified)), [scene])
  return simplified
}

function fit(scene: MeshScene | null): void {
  scene?.view.fit(scene.extent(), scene.size)
  scene?.draw()
}

function nearer(scene: MeshScene | null, by: number): void {
  scene?.view.zoom(by)
  scene?.move()
}

function hintOf(measure: Measure, words: MeshWords): string {
  if (!measure.active) return ""
  if (!measure.ready) return words.measurePreparing
  if (measure.points.length === 0) return words.measureFirst
  return measure.points.length === 1 ? words.measureSecond : ""
}

function PerspectiveSwitch({
  scene,
  words,
}: {
  readonly scene: MeshScene | null
  readonly words: MeshWords
}) {
  const [on, setOn] = useState(false)
  const turn = (): void => {
    setOn(!on)
    if (scene === null) return
    scene.view.perspective = !on
    scene.draw()
  }
  return (
    <Press on={on} onPress={turn}>
      {words.perspective}
    </Press>
  )
}
