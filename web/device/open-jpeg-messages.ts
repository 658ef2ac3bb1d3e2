/** What is said to the worker that unpacks JPEG 2000, and what it answers. */
import type { Jpeg2000Picture } from "@zahnwolke/core/formats/jpeg-2000"

export interface ToOpenJpeg {
  readonly codestream: Uint8Array<ArrayBuffer>
  readonly picture: Jpeg2000Picture
}

/** Null where the frame does not follow its coding. */
export interface FromOpenJpeg {
  readonly samples: Uint8Array<ArrayBuffer> | null
}
