/** Pointers on the photo: one draws or moves, two move and zoom, the wheel zooms. */
import type { Spot } from "@zahnwolke/core/deidentify/dicom-marks"
import { useEffect, useRef } from "react"
import type { RefObject } from "react"

export interface FingerAnswers {
  readonly onStart: (at: Spot) => void
  readonly onDrag: (at: Spot, dx: number, dy: number) => void
  readonly onEnd: () => void
  /** A second finger came: what was begun was none. */
  readonly onCancel: () => void
  readonly onPinch: (at: Spot, dx: number, dy: number, by: number) => void
}

export function useFingers(element: RefObject<HTMLElement | null>, answers: FingerAnswers): void {
  const latest = useRef(answers)
  latest.current = answers
  useEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const stop = new AbortController()
    listen(target, () => latest.current, stop.signal)
    return () => stop.abort()
  }, [element])
}

function listen(target: HTMLElement, answers: () => FingerAnswers, signal: AbortSignal): void {
  const fingers = new Map<number, Spot>()
  let isDrawing = false
  target.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return
      target.setPointerCapture(event.pointerId)
      fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY })
      if (fingers.size > 1 && isDrawing) answers().onCancel()
      isDrawing = fingers.size === 1
      if (isDrawing) answers().onStart({ x: event.offsetX, y: event.offsetY })
    },
    { signal },
  )
  target.addEventListener(
    "pointermove",
    (event) => {
      const before = fingers.get(event.pointerId)
      if (before === undefined) return
      const now = { x: event.offsetX, y: event.offsetY }
      const all = [...fingers.values()]
      fingers.set(event.pointerId, now)
      if (isDrawing) answers().onDrag(now, now.x - before.x, now.y - before.y)
      else if (fingers.size === 2) pinch(all, [...fingers.values()], answers())
    },
    { signal },
  )
  const end = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return
    if (isDrawing) answers().onEnd()
    isDrawing = false
  }
  target.addEventListener("pointerup", end, { signal })
  target.addEventListener("pointercancel", end, { signal })
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const by = Math.exp(-Math.min(Math.max(event.deltaY, -120), 120) * 0.0022)
    const { left, top } = target.getBoundingClientRect()
    answers().onPinch({ x: event.clientX - left, y: event.clientY - top }, 0, 0, by)
  }
  /** Also over what lies on the photo. */
  target.parentElement?.addEventListener("wheel", wheel, { signal, passive: false })
}

function pinch(before: readonly Spot[], now: readonly Spot[], answers: FingerAnswers): void {
  const [a0, b0] = before
  const [a1, b1] = now
  if (a0 === undefined || b0 === undefined || a1 === undefined || b1 === undefined) return
  const gap = (a: Spot, b: Spot): number => Math.max(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2), 8)
  const middle = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  const [m0, m1] = [middle(a0, b0), middle(a1, b1)]
  answers.onPinch(m1, m1.x - m0.x, m1.y - m0.y, gap(a1, b1) / gap(a0, b0))
}
