/** The jaws in light: parts with their own opacity, drawn only when something changed, on any graphics chip. */
import {
  Box3,
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  DoubleSide,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  MeshPhongMaterial,
  Raycaster,
  Scene,
  Sphere,
  Vector2,
  Vector3,
  WebGLRenderer,
} from "three"
import type { Intersection, OrthographicCamera, PerspectiveCamera } from "three"
import { MeshBVH } from "three-mesh-bvh"
import type { FromTreeWorker, ReadyMesh } from "./mesh-messages.ts"
import { Viewpoint } from "./viewpoint.ts"

export interface PartLook {
  readonly visible: boolean
  /** 0 to 1. */
  readonly opacity: number
  /** Where the file has no colours, or they are off. */
  readonly plain: string
  readonly coloured: boolean
}

type Floats = Float32Array<ArrayBuffer>
type Indices = Uint32Array<ArrayBuffer>

interface Part {
  readonly mesh: ReadyMesh
  readonly geometry: BufferGeometry
  readonly coarse: BufferGeometry
  readonly surface: Mesh<BufferGeometry, MeshPhongMaterial>
  /** Fills only the depth, so that a transparent jaw shows its front and not its folds. */
  readonly veil: Mesh<BufferGeometry, MeshBasicMaterial>
  readonly box: Box3
  tree: MeshBVH | null
}

/** A picture that takes longer is drawn coarser while things move, in milliseconds. */
const slowFrame = 45
/** A picture that takes longer stays coarse at rest too: the device draws without a graphics chip. */
const hopeless = 1200
const finest = 2
const coarsest = 0.5

export class MeshScene {
  readonly view = new Viewpoint()
  readonly #renderer: WebGLRenderer
  readonly #scene = new Scene()
  readonly #key = new DirectionalLight(0xffffff, 2.1)
  readonly #fill = new DirectionalLight(0xdfe9ff, 0.7)
  readonly #parts = new Map<string, Part>()
  readonly #watchers = new Set<() => void>()
  #frame = 0
  #settle: ReturnType<typeof setTimeout> | undefined
  #width = 1
  #height = 1
  #moving = false
  #sharpness = finest
  /** What a full picture takes, as far as it is known. */
  #fullTakes = 0
  /** The first pictures of a part carry it to the graphics chip and say nothing of the rest. */
  #unsettled = 0
  #lost = false
  #wanted = false
  /** The graphics chip still works on the last picture; another one now would only queue. */
  #busy = false

  /** Throws where the browser has no WebGL 2. */
  constructor(canvas: HTMLCanvasElement) {
    this.#renderer = new WebGLRenderer({
      canvas,
      antialias: true,
      alpha: true,
      powerPreference: "high-performance",
    })
    this.#renderer.setClearAlpha(0)
    this.#scene.add(this.#key, this.#key.target, this.#fill, this.#fill.target)
    this.#scene.add(new HemisphereLight(0xffffff, 0x9a8f86, 1.15))
    canvas.addEventListener("webglcontextlost", () => (this.#lost = true))
    canvas.addEventListener("webglcontextrestored", () => {
      this.#lost = false
      this.draw()
    })
  }

  dispose(): void {
    this.#lost = true
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#settle)
    for (const id of this.#parts.keys()) this.remove(id)
    this.#renderer.dispose()
  }

  add(id: string, mesh: ReadyMesh): void {
    this.remove(id)
    const geometry = new BufferGeometry()
    geometry.setAttribute("position", new BufferAttribute(mesh.positions, 3))
    geometry.setAttribute("normal", new BufferAttribute(mesh.normals, 3))
    if (mesh.colours !== null) geometry.setAttribute("color", new BufferAttribute(mesh.colours, 3, true))
    geometry.setIndex(new BufferAttribute(mesh.index, 1))
    const coarse = new BufferGeometry()
    coarse.attributes = geometry.attributes
    coarse.setIndex(mesh.coarse === null ? geometry.index : new BufferAttribute(mesh.coarse, 1))
    const box = new Box3(new Vector3(...mesh.shape.low), new Vector3(...mesh.shape.high))
    for (const drawn of [geometry, coarse]) {
      drawn.boundingBox = box.clone()
      drawn.boundingSphere = box.getBoundingSphere(new Sphere())
    }
    const surface = new Mesh(geometry, surfaceMaterial())
    const veil = new Mesh(geometry, new MeshBasicMaterial({ colorWrite: false, side: DoubleSide }))
    this.#scene.add(surface, veil)
    this.#unsettled = 2
    this.#fullTakes = 0
    this.#parts.set(id, { mesh, geometry, coarse, surface, veil, box, tree: null })
    this.draw()
  }

  remove(id: string): void {
    const part = this.#parts.get(id)
    if (part === undefined) return
    this.#scene.remove(part.surface, part.veil)
    part.geometry.dispose()
    part.coarse.dispose()
    part.surface.material.dispose()
    part.veil.material.dispose()
    this.#parts.delete(id)
    this.draw()
  }

  show(id: string, look: PartLook): void {
    const part = this.#parts.get(id)
    if (part === undefined) return
    const { surface, veil, geometry } = part
    const { material } = surface
    const coloured = look.coloured && geometry.hasAttribute("color")
    const clear = look.opacity < 1
    surface.visible = look.visible && look.opacity > 0
    veil.visible = surface.visible && clear
    /** The more opaque first: what stands behind a veil is drawn before it. */
    veil.renderOrder = surface.renderOrder = clear ? 10 + (1 - look.opacity) * 10 : 0
    material.color = coloured ? new Color(0xffffff) : new Color(look.plain)
    if (material.vertexColors !== coloured || material.transparent !== clear) material.needsUpdate = true
    material.vertexColors = coloured
    material.transparent = clear
    material.opacity = look.opacity
    veil.material.transparent = clear
    this.draw()
  }

  resize(width: number, height: number): void {
    this.#width = Math.max(width, 1)
    this.#height = Math.max(height, 1)
    this.draw()
  }

  /** Everything that is seen now. */
  extent(): Box3 {
    const all = new Box3()
    for (const { surface, box } of this.#parts.values()) if (surface.visible) all.union(box)
    return all
  }

  /** Told after every picture; what is returned ends it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    this.draw()
    return () => void this.#watchers.delete(watcher)
  }

  /** Width and height of the picture in pixels of the page. */
  get size(): readonly [number, number] {
    return [this.#width, this.#height]
  }

  /** Many changes of one moment are one picture. */
  draw(): void {
    this.#wanted = true
    if (this.#frame === 0 && !this.#busy) this.#frame = requestAnimationFrame(() => this.#drawNow())
  }

  /** While things move a slow device draws coarser; a moment later it is sharp again. */
  move(): void {
    this.#moving = true
    clearTimeout(this.#settle)
    this.#settle = setTimeout(() => {
      this.#moving = false
      this.draw()
    }, 160)
    this.draw()
  }

  #drawNow(): void {
    this.#frame = 0
    if (this.#lost) return
    this.#wanted = false
    const finer = Math.min(devicePixelRatio, finest)
    const ratio = this.#moving ? Math.min(finer, this.#sharpness) : finer
    const size = this.#renderer.getSize(new Vector2())
    if (this.#renderer.getPixelRatio() !== ratio) this.#renderer.setPixelRatio(ratio)
    if (size.x !== this.#width || size.y !== this.#height)
      this.#renderer.setSize(this.#width, this.#height, false)
    const camera = this.#camera()
    const { turn, target } = this.view
    this.#key.position.copy(new Vector3(-0.5, 0.8, 1).applyQuaternion(turn).add(target))
    this.#fill.position.copy(new Vector3(0.9, -0.1, 0.6).applyQuaternion(turn).add(target))
    this.#key.target.position.copy(target)
    this.#fill.target.position.copy(target)
    const isCoarse = this.#chooseDetail()
    const start = performance.now()
    this.#renderer.render(this.#scene, camera)
    this.#busy = true
    whenDrawn(this.#renderer, () => {
      this.#busy = false
      this.#learn(performance.now() - start, isCoarse)
      if (this.#wanted) this.draw()
    })
    for (const watcher of this.#watchers) watcher()
  }

  /** True where the light index is drawn. Nobody knows the device before the first picture, so that one is light. */
  #chooseDetail(): boolean {
    const heavy = [...this.#parts.values()].some(({ mesh }) => mesh.coarse !== null)
    const isCoarse =
      heavy && (this.#fullTakes === 0 || this.#fullTakes > (this.#moving ? slowFrame : hopeless))
    for (const { surface, veil, geometry, coarse } of this.#parts.values()) {
      surface.geometry = veil.geometry = isCoarse ? coarse : geometry
    }
    return isCoarse
  }

  /** True where a heavy scan is shown lighter than it is, also at rest. */
  get simplified(): boolean {
    return this.#fullTakes > hopeless && [...this.#parts.values()].some(({ mesh }) => mesh.coarse !== null)
  }

  #learn(took: number, wasCoarse: boolean): void {
    if (this.#unsettled > 0) {
      this.#unsettled -= 1
      return this.draw()
    }
    if (document.hidden) return
    const before = this.#fullTakes
    this.#fullTakes = Math.max(wasCoarse ? took * this.#weight() : took, 1)
    if (wasCoarse && before === 0 && this.#fullTakes <= hopeless) this.draw()
    if (!this.#moving) return
    if (took > slowFrame) this.#sharpness = Math.max(this.#sharpness * 0.75, coarsest)
    else if (took < slowFrame / 2) this.#sharpness = Math.min(this.#sharpness * 1.05, finest)
  }

  /** How much more the full scans hold than the light ones. */
  #weight(): number {
    let [full, light] = [1, 1]
    for (const { mesh } of this.#parts.values()) {
      full += mesh.index.length
      light += (mesh.coarse ?? mesh.index).length
    }
    return full / light
  }

  #camera(): OrthographicCamera | PerspectiveCamera {
    return this.view.camera(this.#width / this.#height)
  }

  /** From a place of the model to pixels of the picture; null where it is behind. */
  project(point: Vector3): { readonly x: number; readonly y: number } | null {
    const at = point.clone().project(this.#camera())
    if (at.z > 1) return null
    return { x: ((at.x + 1) / 2) * this.#width, y: ((1 - at.y) / 2) * this.#height }
  }

  /** Visible parts that no search tree has been built for. */
  untreed(): readonly { readonly id: string; readonly positions: Floats; readonly index: Indices }[] {
    return [...this.#parts]
      .filter(([, { tree, surface }]) => tree === null && surface.visible)
      .map(([id, { mesh }]) => ({ id, positions: mesh.positions, index: mesh.index }))
  }

  plant(id: string, tree: NonNullable<FromTreeWorker["tree"]>): void {
    const part = this.#parts.get(id)
    if (part === undefined) return
    const stored = { version: 1, roots: tree.roots, index: null, indirectBuffer: tree.order }
    part.tree = MeshBVH.deserialize(stored, part.geometry, { setIndex: false })
  }

  /** The nearest visible surface under a pixel of the picture. */
  pick(x: number, y: number): Vector3 | null {
    const caster = new Raycaster()
    const at = new Vector2((x / this.#width) * 2 - 1, 1 - (y / this.#height) * 2)
    caster.setFromCamera(at, this.#camera())
    let nearest: Intersection | null = null
    for (const { tree, surface } of this.#parts.values()) {
      if (tree === null || !surface.visible) continue
      const hit = tree.raycastFirst(caster.ray, DoubleSide)
      if (hit !== null && (nearest === null || hit.distance < nearest.distance)) nearest = hit
    }
    return nearest?.point.clone() ?? null
  }
}

/** Tells when the graphics chip has done what it was given; asking does not hold up the page. */
function whenDrawn(renderer: WebGLRenderer, tell: () => void): void {
  const gl = renderer.getContext()
  const fence = gl instanceof WebGL2RenderingContext ? gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) : null
  if (fence === null || !(gl instanceof WebGL2RenderingContext)) return void setTimeout(tell, 0)
  gl.flush()
  const ask = (): void => {
    if (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) {
      setTimeout(ask, 3)
      return
    }
    gl.deleteSync(fence)
    tell()
  }
  setTimeout(ask, 0)
}

/** Plaster in a soft light; the inside of a scan is darker than its outside. */
function surfaceMaterial(): MeshPhongMaterial {
  const material = new MeshPhongMaterial({ specular: 0x2b2b2b, shininess: 38, side: DoubleSide })
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <color_fragment>",
      "#include <color_fragment>\n  if (!gl_FrontFacing) diffuseColor.rgb *= 0.5;",
    )
  }
  return material
}
