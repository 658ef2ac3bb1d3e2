/** How each part of the scene is shown, and that the scene holds what is read. */
import { useEffect, useRef, useState } from "react"
import type { MeshScene } from "./mesh-scene.ts"
import type { PartRow } from "./part-list.tsx"
import { namesOf, plainColour, sizeOf } from "./parts.ts"
import type { PatientFrame } from "./patient-frame.ts"
import type { MeshFile, Readings } from "./use-scans.ts"
import type { MeshWords } from "./words.ts"

/** Puts each part into the scene once, when it is read, and takes it out when it is gone. */
export function useParts(scene: MeshScene | null, files: readonly MeshFile[], readings: Readings): void {
  const inScene = useRef(new Set<string>())
  useEffect(() => {
    inScene.current = new Set()
  }, [scene])
  useEffect(() => {
    if (scene === null) return
    for (const { id } of files) {
      const reading = readings.get(id)
      if (reading?.kind !== "ready" || inScene.current.has(id)) continue
      inScene.current.add(id)
      scene.add(id, reading.mesh)
    }
    for (const id of inScene.current) {
      if (readings.get(id)?.kind === "ready") continue
      inScene.current.delete(id)
      scene.remove(id)
    }
  }, [scene, files, readings])
}

export interface Looks {
  readonly isVisible: (id: string) => boolean
  readonly opacityOf: (id: string) => number
  readonly show: (id: string, visible: boolean) => void
  readonly fade: (id: string, opacity: number) => void
  /** Parts that step aside for a view; another view brings them back. */
  readonly hide: (ids: ReadonlySet<string>) => void
}

/** The bite lies on the jaws themselves, so it is shown only where somebody asks. */
export function useLooks(files: readonly MeshFile[]): Looks {
  const [off, setOff] = useState<ReadonlySet<string>>(
    () => new Set(files.filter(({ role }) => role === "bite").map(({ id }) => id)),
  )
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set())
  const [opacities, setOpacities] = useState<ReadonlyMap<string, number>>(new Map())
  const without = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
    new Set([...set].filter((item) => item !== id))
  return {
    isVisible: (id) => !off.has(id) && !aside.has(id),
    opacityOf: (id) => opacities.get(id) ?? 1,
    show: (id, visible) => {
      setOff((before) => (visible ? without(before, id) : new Set([...before, id])))
      if (visible) setAside((before) => without(before, id))
    },
    fade: (id, opacity) => setOpacities((before) => new Map(before).set(id, opacity)),
    hide: setAside,
  }
}

export function rowsOf(
  files: readonly MeshFile[],
  readings: Readings,
  looks: Looks,
  frame: PatientFrame,
  words: MeshWords,
): readonly PartRow[] {
  const names = namesOf(files, words)
  return files.map((file, at) => {
    const reading = readings.get(file.id) ?? null
    const mesh = reading?.kind === "ready" ? reading.mesh : null
    return {
      file,
      name: names[at] ?? "",
      reading,
      visible: mesh !== null && looks.isVisible(file.id),
      opacity: looks.opacityOf(file.id),
      plain: plainColour(file.role),
      size: mesh === null ? "" : words.size(mesh.index.length / 3, ...sizeOf(mesh.shape, frame)),
    }
  })
}
