/** Measuring between two points of the surface; the search trees for it are built when it is first wanted. */
import { useEffect, useRef, useState } from "react"
import type { Vector3 } from "three"
import { startWorker } from "../../device/trusted-script.ts"
import type { FromTreeWorker, ToTreeWorker } from "./mesh-messages.ts"
import type { MeshScene } from "./mesh-scene.ts"
import treeWorkerUrl from "./tree.worker.ts?worker&url"

export interface Measure {
  readonly active: boolean
  /** False while trees are built. */
  readonly ready: boolean
  readonly points: readonly Vector3[]
  readonly switchTo: (active: boolean) => void
  readonly press: (x: number, y: number) => void
  readonly clear: () => void
}

/** `shown` changes where other parts are visible than before: they may need trees too. */
export function useMeasure(scene: MeshScene | null, shown: string): Measure {
  const [active, setActive] = useState(false)
  const [ready, setReady] = useState(false)
  const [points, setPoints] = useState<readonly Vector3[]>([])
  const asked = useRef(0)
  useEffect(() => {
    if (scene === null || !active) return undefined
    const missing = scene.untreed()
    setReady(missing.length === 0)
    if (missing.length === 0) return undefined
    const worker = startWorker(treeWorkerUrl)
    const waiting = new Map<number, string>()
    worker.addEventListener("message", ({ data }: MessageEvent<FromTreeWorker>) => {
      const id = waiting.get(data.id)
      waiting.delete(data.id)
      if (id !== undefined && data.tree !== null) scene.plant(id, data.tree)
      if (waiting.size === 0) {
        worker.terminate()
        setReady(true)
      }
    })
    for (const { id, positions, index } of missing) {
      asked.current += 1
      waiting.set(asked.current, id)
      const order: ToTreeWorker = { id: asked.current, positions, index }
      worker.postMessage(order, [])
    }
    return () => worker.terminate()
  }, [scene, active, shown])

  const press = (x: number, y: number): void => {
    if (scene === null || !active || !ready) return
    const point = scene.pick(x, y)
    if (point !== null) setPoints((before) => (before.length === 1 ? [...before, point] : [point]))
  }
  const switchTo = (next: boolean): void => {
    setActive(next)
    if (!next) setPoints([])
  }
  return { active, ready, points, switchTo, press, clear: () => setPoints([]) }
}
