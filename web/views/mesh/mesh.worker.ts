/** Reads one scan apart from the page, so that a large one does not hold it up. */
import { hpsPositions, readHps } from "@zahnwolke/core/formats/hps"
import { readMesh, readStl } from "@zahnwolke/core/formats/mesh"
import type { Mesh } from "@zahnwolke/core/formats/mesh"
import { isProblem } from "@zahnwolke/core/formats/problem"
import type { Problem } from "@zahnwolke/core/formats/problem"
import { sniff, sniffLength } from "@zahnwolke/core/formats/sniff"
import { smoothNormals } from "@zahnwolke/core/formats/surface"
import { coarseIndex } from "./coarse-index.ts"
import type { FromMeshWorker, MeshTrouble } from "./mesh-messages.ts"
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

function parse(bytes: Uint8Array<ArrayBuffer>): Mesh | Problem | MeshTrouble {
  const kind = sniff(bytes.subarray(0, sniffLength), bytes.length, bytes.subarray(-sniffLength))
  if (kind === "hps") return parsePacked(bytes)
  if (kind === "empty") return "empty-file"
  return readMesh(bytes, kind) ?? (kind === "unknown" ? readStl(bytes) : "not-a-scan")
}

/** 3Shape's own format, where its geometry lies open. */
function parsePacked(bytes: Uint8Array<ArrayBuffer>): Mesh | Problem | MeshTrouble {
  const hps = readHps(bytes)
  if (isProblem(hps)) return hps
  if (hps.schema === "CE") return "sealed-scan"
  const positions = hpsPositions(hps)
  const index = Uint32Array.from(hps.triangles)
  const normals = smoothNormals(positions, index)
  return { positions, index, normals, colors: null, triangles: index.length / 3 }
}

async function read(blob: Blob): Promise<void> {
  if (blob.size > largest) return say({ kind: "trouble", trouble: "too-large-here" })
  const bytes = await readBlob(blob)
  say({ kind: "progress", share: 1 })
  const mesh = parse(bytes)
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
