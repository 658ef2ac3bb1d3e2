/** Builds the search tree that finds the triangle under a finger; needed only where somebody measures. */
import { BufferAttribute, BufferGeometry } from "three"
import { MeshBVH } from "three-mesh-bvh"
import type { FromTreeWorker, ToTreeWorker } from "./mesh-messages.ts"

function build({ positions, index }: ToTreeWorker): FromTreeWorker["tree"] {
  const geometry = new BufferGeometry()
  geometry.setAttribute("position", new BufferAttribute(positions, 3))
  geometry.setIndex(new BufferAttribute(index, 1))
  const { roots, indirectBuffer } = MeshBVH.serialize(new MeshBVH(geometry, { indirect: true }), {
    cloneBuffers: false,
  })
  return { roots, order: Uint32Array.from(indirectBuffer ?? []) }
}

self.addEventListener("message", (event: MessageEvent<ToTreeWorker>) => {
  const { id } = event.data
  let answer: FromTreeWorker = { id, tree: null }
  try {
    answer = { id, tree: build(event.data) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  self.postMessage(answer, { transfer: answer.tree?.roots ?? [] })
})
