/** Which part of a photo is seen: how large one of its pixels is, and which of them stands in the middle. */
import type { Rect, Spot } from "@zahnwolke/core/deidentify/dicom-marks"
import type { Size } from "./edits.ts"

export interface Sight {
  /** Pixels of the page for one of the photo. */
  readonly scale: number
  readonly middle: Spot
}

const farthest = 12

export function fitted(photo: Size, stage: Size): Sight {
  const scale = Math.min(stage.width / photo.width, stage.height / photo.height)
  return { scale: scale > 0 ? scale : 1, middle: { x: photo.width / 2, y: photo.height / 2 } }
}

export const toPhoto = (spot: Spot, { scale, middle }: Sight, stage: Size): Spot => ({
  x: middle.x + (spot.x - stage.width / 2) / scale,
  y: middle.y + (spot.y - stage.height / 2) / scale,
})

export const toStage = (spot: Spot, { scale, middle }: Sight, stage: Size): Spot => ({
  x: (spot.x - middle.x) * scale + stage.width / 2,
  y: (spot.y - middle.y) * scale + stage.height / 2,
})

export function rectOnStage(rect: Rect, sight: Sight, stage: Size): Rect {
  const { x, y } = toStage(rect, sight, stage)
  return { x, y, width: rect.width * sight.scale, height: rect.height * sight.scale }
}

/** What lies under `at` stays there; never smaller than the stage. */
export function zoomed(sight: Sight, by: number, at: Spot, photo: Size, stage: Size): Sight {
  const smallest = fitted(photo, stage).scale
  const scale = Math.min(Math.max(sight.scale * by, smallest), Math.max(farthest, smallest))
  const before = toPhoto(at, sight, stage)
  const middle = {
    x: before.x - (at.x - stage.width / 2) / scale,
    y: before.y - (at.y - stage.height / 2) / scale,
  }
  return kept({ scale, middle }, photo, stage)
}

export const shifted = (sight: Sight, dx: number, dy: number, photo: Size, stage: Size): Sight =>
  kept(
    { ...sight, middle: { x: sight.middle.x - dx / sight.scale, y: sight.middle.y - dy / sight.scale } },
    photo,
    stage,
  )

/** No more empty room at an edge than there must be. */
function kept({ scale, middle }: Sight, photo: Size, stage: Size): Sight {
  const along = (value: number, length: number, seen: number): number =>
    seen >= length ? length / 2 : Math.min(Math.max(value, seen / 2), length - seen / 2)
  return {
    scale,
    middle: {
      x: along(middle.x, photo.width, stage.width / scale),
      y: along(middle.y, photo.height, stage.height / scale),
    },
  }
}
