/** Fingers, mouse, wheel and keys on the picture of the jaws. */
import type { MeshScene } from "./mesh-scene.ts"

export interface GestureAnswers {
  /** A short press without a move, in pixels of the picture. */
  readonly onPress: (x: number, y: number) => void
  readonly onFit: () => void
}

interface Finger {
  readonly startX: number
  readonly startY: number
  x: number
  y: number
}

const pressReach = 6
const keyTurn = Math.PI / 24
const keyMove = 0.12
const keyZoom = 1.15

/** Listens until the signal ends. */
export function listen(
  canvas: HTMLElement,
  scene: MeshScene,
  answers: GestureAnswers,
  signal: AbortSignal,
): void {
  const fingers = new Map<number, Finger>()
  let wasPress = false

  const down = (event: PointerEvent): void => {
    canvas.setPointerCapture(event.pointerId)
    const [x, y] = [event.offsetX, event.offsetY]
    fingers.set(event.pointerId, { startX: x, startY: y, x, y })
    wasPress = fingers.size === 1 && event.button === 0
  }
  const move = (event: PointerEvent): void => {
    const finger = fingers.get(event.pointerId)
    if (finger === undefined) return
    const [dx, dy] = [event.offsetX - finger.x, event.offsetY - finger.y]
    if (Math.abs(event.offsetX - finger.startX) + Math.abs(event.offsetY - finger.startY) > pressReach)
      wasPress = false
    const before = [...fingers.values()].map(({ x, y }) => ({ x, y }))
    finger.x = event.offsetX
    finger.y = event.offsetY
    if (wasPress) return
    if (fingers.size === 1) drag(scene, canvas, dx, dy, event.buttons > 1 || event.shiftKey)
    else pinch(scene, canvas, before, [...fingers.values()])
  }
  const up = (event: PointerEvent): void => {
    const isPress = wasPress && fingers.size === 1 && event.type === "pointerup"
    fingers.delete(event.pointerId)
    wasPress = false
    if (isPress) answers.onPress(event.offsetX, event.offsetY)
  }
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const half = canvas.clientHeight / 2
    const by = Math.exp(
      Math.min(Math.max(event.deltaY * (event.deltaMode === 1 ? 16 : 1), -120), 120) * 0.0018,
    )
    scene.view.zoom(by, (event.offsetX - canvas.clientWidth / 2) / half, (event.offsetY - half) / half)
    scene.move()
  }
  canvas.addEventListener("pointerdown", down, { signal })
  canvas.addEventListener("pointermove", move, { signal })
  canvas.addEventListener("pointerup", up, { signal })
  canvas.addEventListener("pointercancel", up, { signal })
  canvas.addEventListener("wheel", wheel, { signal, passive: false })
  canvas.addEventListener("contextmenu", (event) => event.preventDefault(), { signal })
  canvas.addEventListener("keydown", (event) => key(canvas, scene, answers, event), { signal })
}

function drag(scene: MeshScene, canvas: HTMLElement, dx: number, dy: number, isMove: boolean): void {
  const half = canvas.clientHeight / 2
  if (isMove) scene.view.move(dx / half, dy / half)
  else scene.view.rotate((dx / half) * 1.7, (dy / half) * 1.7)
  scene.move()
}

interface Spot {
  readonly x: number
  readonly y: number
}

/** Two fingers move, come nearer and turn the picture in its plane, all at once. */
function pinch(scene: MeshScene, canvas: HTMLElement, before: readonly Spot[], now: readonly Spot[]): void {
  const [a0, b0] = before
  const [a1, b1] = now
  if (a0 === undefined || b0 === undefined || a1 === undefined || b1 === undefined) return
  const half = canvas.clientHeight / 2
  const [x, y] = [(a1.x + b1.x) / 2, (a1.y + b1.y) / 2]
  const gap = (a: Spot, b: Spot): number => Math.max(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2), 8)
  const slope = (a: Spot, b: Spot): number => Math.atan2(b.y - a.y, b.x - a.x)
  scene.view.move((x - (a0.x + b0.x) / 2) / half, (y - (a0.y + b0.y) / 2) / half)
  scene.view.zoom(gap(a0, b0) / gap(a1, b1), (x - canvas.clientWidth / 2) / half, (y - half) / half)
  const turned = slope(a1, b1) - slope(a0, b0)
  if (Math.abs(turned) < 1) scene.view.roll(turned)
  scene.move()
}

function key(canvas: HTMLElement, scene: MeshScene, answers: GestureAnswers, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { view } = scene
  const [across, down] = arrows[event.key] ?? [0, 0]
  if (across !== 0 || down !== 0) {
    if (event.shiftKey) view.move(across * keyMove, down * keyMove)
    else view.rotate(across * keyTurn, down * keyTurn)
  } else if (event.key === "+" || event.key === "=") view.zoom(1 / keyZoom)
  else if (event.key === "-") view.zoom(keyZoom)
  else if (event.key === "0") answers.onFit()
  else if (event.key === "Enter" || event.key === " ")
    answers.onPress(canvas.clientWidth / 2, canvas.clientHeight / 2)
  else return
  event.preventDefault()
  scene.move()
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
