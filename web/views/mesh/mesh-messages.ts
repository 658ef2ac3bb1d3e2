/** What the workers of the mesh viewer and the page say to each other. */
import type { ProblemCode } from "@zahnwolke/core/formats/problem"
import type { MeshShape } from "./shape-of-mesh.ts"

export interface ReadyMesh {
  readonly positions: Float32Array<ArrayBuffer>
  readonly index: Uint32Array<ArrayBuffer>
  /** A lighter one over the same points, where the scan is heavy. */
  readonly coarse: Uint32Array<ArrayBuffer> | null
  readonly normals: Float32Array<ArrayBuffer>
  /** In linear light. */
  readonly colours: Uint16Array<ArrayBuffer> | null
  readonly shape: MeshShape
}

/** Reasons that lie not in the format: too large for this device, no scan at all, a scan only its maker can open. */
export type MeshTrouble = ProblemCode | "too-large-here" | "not-a-scan" | "sealed-scan"

export type FromMeshWorker =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "mesh"; readonly mesh: ReadyMesh }
  | { readonly kind: "trouble"; readonly trouble: MeshTrouble }

export interface ToTreeWorker {
  readonly id: number
  readonly positions: Float32Array<ArrayBuffer>
  readonly index: Uint32Array<ArrayBuffer>
}

/** A search tree over the triangles, as three-mesh-bvh writes it down; null where it could not be made. */
export interface FromTreeWorker {
  readonly id: number
  readonly tree: { readonly roots: ArrayBuffer[]; readonly order: Uint32Array<ArrayBuffer> } | null
}
