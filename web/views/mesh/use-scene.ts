/** The scene of a canvas: there while the canvas is, as large as it is; "none" where the browser cannot draw. */
import { useEffect, useRef, useState } from "react"
import type { RefObject } from "react"
import { listen } from "./gestures.ts"
import type { GestureAnswers } from "./gestures.ts"
import { MeshScene } from "./mesh-scene.ts"

export interface SceneState {
  readonly scene: MeshScene | null
  readonly state: "starting" | "drawing" | "lost" | "none"
}

const starting: SceneState = { scene: null, state: "starting" }

export function useScene(canvas: RefObject<HTMLCanvasElement | null>, answers: GestureAnswers): SceneState {
  const [state, setState] = useState<SceneState>(starting)
  const latest = useRef(answers)
  latest.current = answers
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const scene = openScene(element)
    if (scene === null) {
      setState({ scene: null, state: "none" })
      return undefined
    }
    const stop = new AbortController()
    const { signal } = stop
    element.addEventListener("webglcontextlost", () => setState({ scene, state: "lost" }), { signal })
    element.addEventListener("webglcontextrestored", () => setState({ scene, state: "drawing" }), { signal })
    const watcher = new ResizeObserver(() => scene.resize(element.clientWidth, element.clientHeight))
    watcher.observe(element)
    listen(
      element,
      scene,
      { onPress: (x, y) => latest.current.onPress(x, y), onFit: () => latest.current.onFit() },
      signal,
    )
    setState({ scene, state: "drawing" })
    return () => {
      stop.abort()
      watcher.disconnect()
      scene.dispose()
      setState(starting)
    }
  }, [canvas])
  return state
}

function openScene(canvas: HTMLCanvasElement): MeshScene | null {
  try {
    return new MeshScene(canvas)
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
