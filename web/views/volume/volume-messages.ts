/** What the volume worker and the page say to each other. */
import type { VolumeReading } from "./volume.ts"

export interface ToVolumeWorker {
  readonly blobs: readonly Blob[]
  readonly mostVoxels: number
}

export type FromVolumeWorker = { readonly kind: "progress"; readonly share: number } | VolumeReading
