/** What the page and the worker say to each other that works out a surface. */
import type { Brick, Surface } from "./surface.ts"

export interface ToSurfaceWorker {
  readonly brick: Brick
  /** Null: chosen between air and skin by the picture itself. */
  readonly threshold: number | null
}

export interface FromSurfaceWorker {
  readonly surface: Surface
  readonly threshold: number
  /** Between which a person may choose another one. */
  readonly range: readonly [number, number]
}
