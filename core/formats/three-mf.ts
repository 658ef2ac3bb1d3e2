/** 3MF: the meshes of a package, how they are put together, and nothing else of it. */
import { readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"
import { localName, readXmlParts, xmlText } from "./xml.ts"
import { openZip } from "./zip.ts"
import type { ZipArchive, ZipEntry } from "./zip.ts"

export interface ThreeMfObject {
  /** The part it stands in and its number there: numbers begin again in each part. */
  readonly key: string
  readonly support: boolean
  /** x, y, z one behind the other. */
  readonly vertices: Float64Array
  /** Three points per triangle. */
  readonly triangles: Uint32Array
  readonly components: readonly ThreeMfUse[]
}

/** One object put somewhere: twelve numbers of a 4×3 matrix, or where it stands. */
export interface ThreeMfUse {
  readonly key: string
  readonly transform: readonly number[] | null
}

export interface ThreeMf {
  readonly unit: string
  readonly objects: readonly ThreeMfObject[]
  readonly build: readonly ThreeMfUse[]
  /** What the package held besides: notes about the model, names, colours, pictures and other parts. */
  readonly metadata: number
  readonly names: number
  readonly colours: boolean
  readonly otherParts: number
  readonly thumbnail: boolean
}

const units = ["micron", "millimeter", "centimeter", "inch", "foot", "meter"]
const largestModel = 320 * 2 ** 20
/** Parts of other specifications that add no geometry of their own. */
const harmless = /\/(?:core|material|production)\/\d{4}\/\d{2}$/u

export async function readThreeMf(source: ByteSource): Promise<ThreeMf | Problem> {
  const archive = await openZip(source)
  if (isProblem(archive)) return archive
  const models = modelParts(archive)
  const root = await rootPart(archive, models)
  if (isProblem(root)) return root
  const draft: Draft = {
    objects: [],
    metadata: 0,
    names: 0,
    colours: false,
    build: [],
    unit: "millimeter",
    broken: null,
  }
  for (const entry of [root, ...models.filter((model) => model !== root)]) {
    const wrong = await readModel(entry, draft, entry === root)
    if (wrong !== null) return wrong
  }
  const known = new Set(draft.objects.map(({ key }) => key))
  const uses = [...draft.build, ...draft.objects.flatMap(({ components }) => components)]
  if (known.size < draft.objects.length || uses.some(({ key }) => !known.has(key)))
    return problem("3mf-malformed")
  if (isCircular(draft.objects)) return problem("3mf-malformed")
  if (!draft.objects.some(({ triangles }) => triangles.length > 0)) return problem("3mf-no-mesh")
  return {
    unit: draft.unit,
    objects: draft.objects,
    build: draft.build,
    metadata: draft.metadata,
    names: draft.names,
    colours: draft.colours,
    otherParts: archive.entries.length - models.length,
    thumbnail: archive.entries.some(({ path }) => /thumbnail|\.(?:png|jpe?g)$/iu.test(path)),
  }
}

const modelParts = ({ entries }: ZipArchive): readonly ZipEntry[] =>
  entries.filter(({ path }) => /\.model$/iu.test(path))

/** The package's own relations name the model to begin with; where they do not, there may be only one. */
async function rootPart(archive: ZipArchive, models: readonly ZipEntry[]): Promise<ZipEntry | Problem> {
  const relations = archive.entries.find(({ path }) => path === "_rels/.rels")
  let named: string | undefined
  if (relations !== undefined) {
    const text = await partText(relations)
    if (isProblem(text)) return text
    const wrong = readXmlParts(text, {
      open: (name, attributes) => {
        const type = attributes.get("Type") ?? ""
        if (localName(name) === "Relationship" && type.endsWith("/3dmodel")) {
          named ??= attributes.get("Target")?.replace(/^\/+/u, "")
        }
      },
      text: () => {},
      close: () => {},
    })
    if (wrong !== null) return wrong
  }
  const root = models.find(({ path }) => path.toLowerCase() === named?.toLowerCase())
  if (root !== undefined) return root
  const [only] = models
  return only !== undefined && models.length === 1 ? only : problem("3mf-malformed")
}

async function partText(entry: ZipEntry): Promise<string | Problem> {
  if (entry.problem !== null) return entry.problem
  if (entry.size > largestModel) return problem("too-large")
  return (await entry.check()) ?? xmlText(await readAll(entry.source))
}

interface Draft {
  readonly objects: ThreeMfObject[]
  readonly build: ThreeMfUse[]
  unit: string
  metadata: number
  names: number
  colours: boolean
  broken: Problem | null
}

/** What of one object has been read so far. */
interface OpenObject {
  readonly key: string
  readonly support: boolean
  readonly vertices: number[]
  readonly triangles: number[]
  readonly components: ThreeMfUse[]
}

async function readModel(entry: ZipEntry, draft: Draft, isRoot: boolean): Promise<Problem | null> {
  const text = await partText(entry)
  if (isProblem(text)) return text
  const reader = modelReader(draft, entry.path, isRoot)
  const wrong = readXmlParts(text, reader)
  return wrong ?? draft.broken
}

function modelReader(draft: Draft, part: string, isRoot: boolean): Parameters<typeof readXmlParts>[1] {
  let open: OpenObject | null = null
  const keyOf = (attributes: ReadonlyMap<string, string>, name: string): string => {
    const path = attributes.get("p:path") ?? attributes.get("path")
    return `${(path ?? part).replace(/^\/+/u, "").toLowerCase()}#${attributes.get(name) ?? ""}`
  }
  const useOf = (attributes: ReadonlyMap<string, string>): ThreeMfUse => {
    const text = attributes.get("transform")
    const numbers = text === undefined ? null : text.trim().split(/\s+/u).map(decimalOf)
    if (numbers !== null && (numbers.length !== 12 || numbers.some(Number.isNaN))) {
      draft.broken ??= problem("3mf-malformed")
    }
    return { key: keyOf(attributes, "objectid"), transform: numbers }
  }
  return {
    open: (qualified, attributes) => {
      const name = localName(qualified)
      if (attributes.has("name") || attributes.has("partnumber")) draft.names++
      if (name === "model") draft.broken ??= readModelHead(draft, attributes, isRoot)
      else if (name === "metadata") draft.metadata++
      else if (name === "object") open = openObject(keyOf(attributes, "id"), attributes)
      else if (name === "vertex" && open !== null)
        readNumbers(draft, open.vertices, attributes, ["x", "y", "z"])
      else if (name === "triangle" && open !== null)
        readNumbers(draft, open.triangles, attributes, ["v1", "v2", "v3"])
      else if (name === "component" && open !== null) open.components.push(useOf(attributes))
      else if (name === "item" && isRoot) draft.build.push(useOf(attributes))
      else if (name === "beamlattice" || name === "secure" || name === "volumetric") {
        draft.broken ??= problem("3mf-unsupported")
      } else if (/^(?:basematerials|colorgroup|texture2d)/u.test(name)) draft.colours = true
    },
    text: () => {},
    close: (qualified) => {
      if (localName(qualified) !== "object" || open === null) return
      draft.broken ??= closeObject(draft, open)
      open = null
    },
  }
}

function readModelHead(
  draft: Draft,
  attributes: ReadonlyMap<string, string>,
  isRoot: boolean,
): Problem | null {
  const unit = attributes.get("unit") ?? "millimeter"
  if (!units.includes(unit)) return problem("3mf-malformed")
  if (isRoot) draft.unit = unit
  else if (unit !== draft.unit) return problem("3mf-malformed")
  const prefixes = (attributes.get("requiredextensions") ?? "").split(/\s+/u).filter((word) => word !== "")
  const needed = prefixes.map((prefix) => attributes.get(`xmlns:${prefix}`) ?? "")
  return needed.every((space) => harmless.test(space)) ? null : problem("3mf-unsupported")
}

const openObject = (key: string, attributes: ReadonlyMap<string, string>): OpenObject => ({
  key,
  support: attributes.get("type") === "support" || attributes.get("type") === "solidsupport",
  vertices: [],
  triangles: [],
  components: [],
})

const decimal = /^[-+]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})(?:e[-+]?\d{1,3})?$/iu

const decimalOf = (text: string): number => (decimal.test(text) ? Number(text) : Number.NaN)

function readNumbers(
  draft: Draft,
  target: number[],
  attributes: ReadonlyMap<string, string>,
  names: readonly [string, string, string],
): void {
  for (const name of names) {
    const value = decimalOf(attributes.get(name)?.trim() ?? "")
    if (!Number.isFinite(value)) draft.broken ??= problem("mesh-not-finite")
    target.push(value)
  }
}

function closeObject(draft: Draft, open: OpenObject): Problem | null {
  const points = open.vertices.length / 3
  const valid = open.triangles.every((value) => Number.isInteger(value) && value >= 0 && value < points)
  if (!valid) return problem("mesh-bad-index")
  draft.objects.push({
    ...open,
    vertices: Float64Array.from(open.vertices),
    triangles: Uint32Array.from(open.triangles),
  })
  return null
}

/** An object made of itself would never end; nor would ten levels of ten uses each. */
function isCircular(objects: readonly ThreeMfObject[]): boolean {
  const byKey = new Map(objects.map((object) => [object.key, object]))
  const depth = new Map<string, number>()
  const visiting = new Set<string>()
  const waiting = objects.map(({ key }) => key)
  while (waiting.length > 0) {
    const key = waiting.at(-1) ?? ""
    const components = byKey.get(key)?.components ?? []
    const next = components.find((use) => !depth.has(use.key))
    if (depth.has(key)) {
      waiting.pop()
    } else if (next === undefined) {
      depth.set(key, 1 + Math.max(0, ...components.map((use) => depth.get(use.key) ?? 0)))
      visiting.delete(key)
      waiting.pop()
    } else {
      visiting.add(key)
      if (visiting.has(next.key)) return true
      waiting.push(next.key)
    }
  }
  return [...depth.values()].some((levels) => levels > 64)
}
