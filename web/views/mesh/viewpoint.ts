/** From where one looks at the jaws: standard views, turning, moving, coming nearer. */
import { Matrix4, OrthographicCamera, PerspectiveCamera, Quaternion, Vector3 } from "three"
import type { Box3 } from "three"
import { cross } from "./patient-frame.ts"
import type { PatientFrame, Vector } from "./patient-frame.ts"

export const standardViews = ["front", "right", "left", "upper", "lower"] as const
export type StandardView = (typeof standardViews)[number]

const opposite = ([x, y, z]: Vector): Vector => [-x, -y, -z]
const vector = ([x, y, z]: Vector): Vector3 => new Vector3(x, y, z)

/** Towards the viewer, and up on the screen. Both chewing faces are seen as in the tooth chart: right stands left. */
const directions = ({
  left,
  back,
  head,
}: PatientFrame): Readonly<Record<StandardView, readonly [Vector, Vector]>> => ({
  front: [opposite(back), head],
  right: [opposite(left), head],
  left: [left, head],
  upper: [opposite(head), opposite(back)],
  lower: [head, back],
})

const angle = (30 * Math.PI) / 180
const closest = 1

export class Viewpoint {
  readonly target = new Vector3()
  readonly turn = new Quaternion()
  /** Half of what is seen from top to bottom, in millimetres. */
  halfHeight = 40
  perspective = false
  readonly #orthographic = new OrthographicCamera()
  readonly #perspective = new PerspectiveCamera((angle * 180) / Math.PI)
  #aspect = 1
  #reach = 100

  look(view: StandardView, frame: PatientFrame): void {
    const [towards, up] = directions(frame)[view]
    const right = vector(cross(up, towards))
    this.turn.setFromRotationMatrix(new Matrix4().makeBasis(right, vector(up), vector(towards)))
  }

  /** Until somebody turns the picture. */
  isAt(view: StandardView, frame: PatientFrame): boolean {
    const now = this.turn.clone()
    this.look(view, frame)
    const same = Math.abs(now.dot(this.turn)) > 0.9999
    this.turn.copy(now)
    return same
  }

  /** All corners of the box stand within the picture, with room for the marks beside it. */
  fit(box: Box3, [width, height]: readonly [number, number]): void {
    if (box.isEmpty()) return
    box.getCenter(this.target)
    const back = this.turn.clone().invert()
    let [wide, high] = [0, 0]
    for (let corner = 0; corner < 8; corner++) {
      const at = new Vector3(
        corner & 1 ? box.max.x : box.min.x,
        corner & 2 ? box.max.y : box.min.y,
        corner & 4 ? box.max.z : box.min.z,
      )
        .sub(this.target)
        .applyQuaternion(back)
      wide = Math.max(wide, Math.abs(at.x))
      high = Math.max(high, Math.abs(at.y))
    }
    this.halfHeight = Math.max(high * 1.12, (wide * height) / Math.max(width - 100, 50), closest)
    this.#reach = box.getSize(new Vector3()).length()
  }

  /** By angles of the screen: to the right and down, in radians. */
  rotate(across: number, down: number): void {
    this.turn
      .multiply(new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), -across))
      .multiply(new Quaternion().setFromAxisAngle(new Vector3(1, 0, 0), -down))
      .normalize()
  }

  roll(by: number): void {
    this.turn.multiply(new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), by)).normalize()
  }

  /** By shares of half the height: what lies under the finger stays there. */
  move(across: number, down: number): void {
    this.target.add(
      new Vector3(-across * this.halfHeight, down * this.halfHeight, 0).applyQuaternion(this.turn),
    )
  }

  /** Nearer where `by` is below 1; the place at (x, y), in shares of half the height from the middle, stays. */
  zoom(by: number, x = 0, y = 0): void {
    const before = this.halfHeight
    this.halfHeight = Math.min(Math.max(before * by, closest), this.#reach * 3 + closest)
    const shift = before - this.halfHeight
    this.target.add(new Vector3(x * shift, -y * shift, 0).applyQuaternion(this.turn))
  }

  camera(aspect: number): OrthographicCamera | PerspectiveCamera {
    this.#aspect = aspect
    return this.perspective ? this.#perspectiveCamera() : this.#orthographicCamera()
  }

  #orthographicCamera(): OrthographicCamera {
    const camera = this.#orthographic
    const reach = this.#reach * 2 + 100
    camera.left = -this.halfHeight * this.#aspect
    camera.right = this.halfHeight * this.#aspect
    camera.top = this.halfHeight
    camera.bottom = -this.halfHeight
    camera.near = 0
    camera.far = reach * 2
    camera.position.copy(this.target).add(new Vector3(0, 0, reach).applyQuaternion(this.turn))
    camera.quaternion.copy(this.turn)
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
    return camera
  }

  #perspectiveCamera(): PerspectiveCamera {
    const camera = this.#perspective
    const distance = this.halfHeight / Math.tan(angle / 2)
    camera.aspect = this.#aspect
    camera.near = Math.max(distance - this.#reach * 2, distance / 50)
    camera.far = distance + this.#reach * 2
    camera.position.copy(this.target).add(new Vector3(0, 0, distance).applyQuaternion(this.turn))
    camera.quaternion.copy(this.turn)
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
    return camera
  }

  /** A direction of the patient on the screen: to the right, up, towards the viewer. */
  onScreen(direction: Vector): Vector {
    const { x, y, z } = vector(direction).applyQuaternion(this.turn.clone().invert())
    return [x, y, z]
  }
}
