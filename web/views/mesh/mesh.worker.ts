/** Reads one scan apart from the page, so that a large one does not hold it up. */
import { isProblem } from "@zahnwolke/core/formats/problem"
import { coarseIndex } from "./coarse-index.ts"
import type { FromMeshWorker } from "./mesh-messages.ts"
import { parseScan } from "./parse-scan.ts"
import { linearColours, shapeOf } from "./shape-of-mesh.ts"

/** Beyond this a browser's memory is at risk, and no intraoral scan is so large. */
const largest = 1_500_000_000

const say = (message: FromMeshWorker, transfer: Transferable[] = []): void => {
  self.postMessage(message, { transfer })
}

async function readBlob(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(blob.size)
  const reader = blob.stream().getReader()
  let at = 0
  let told = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes.set(part.value, at)
    at += part.value.length
    if (at - told > 4_000_000) say({ kind: "progress", share: (told = at) / blob.size })
  }
  return bytes
}

async function read(blob: Blob): Promise<void> {
  if (blob.size > largest) return say({ kind: "trouble", trouble: "too-large-here" })
  const bytes = await readBlob(blob)
  say({ kind: "progress", share: 1 })
  const mesh = parseScan(bytes)
  if (typeof mesh === "string") return say({ kind: "trouble", trouble: mesh })
  if (isProblem(mesh)) return say({ kind: "trouble", trouble: mesh.code })
  const { positions, index, normals, colors } = mesh
  const shape = shapeOf(mesh)
  const ready = {
    positions,
    index,
    normals: normals ?? new Float32Array(positions.length),
    colours: colors === null ? null : linearColours(colors),
    coarse: coarseIndex(mesh, shape.area),
    shape,
  }
  const buffers = [ready.positions, ready.index, ready.normals, ready.shape.sample].map(
    ({ buffer }) => buffer,
  )
  for (const extra of [ready.colours, ready.coarse]) if (extra !== null) buffers.push(extra.buffer)
  say({ kind: "mesh", mesh: ready }, buffers)
}

self.addEventListener("message", (event: MessageEvent<Blob>) => {
  read(event.data).catch((error: unknown) => {
    const trouble = error instanceof RangeError ? "too-large-here" : "file-unreadable"
    say({ kind: "trouble", trouble })
  })
})
