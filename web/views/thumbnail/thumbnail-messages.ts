/** What the page and the worker that draws small pictures say to each other. */
import type { AttachmentRole } from "@zahnwolke/core/records/order"

export type Drawable = "picture" | "mesh" | "volume"

export interface ToThumbnailWorker {
  readonly blob: Blob
  readonly kind: Drawable
  readonly role: AttachmentRole
}

/** Null where nothing can be drawn; one answer for each question, in their order. */
export interface FromThumbnailWorker {
  readonly picture: Blob | null
}

/** In pixels of the picture: twice what is shown, so that it is sharp on any screen. */
export const thumbnailWidth = 192
export const thumbnailHeight = 144
