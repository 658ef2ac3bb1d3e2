/**
 * A set prepared once more: the look into its files is kept, and so is every result of which nothing changed that it
 * rests on. The bytes were searched then; whoever seals them compares.
 */
import { bytesToHex, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import type { SetFile } from "./set-items.ts"
import { lookInto, planOf } from "./set-plan.ts"
import type { LookedInto, PlannedItem, SetPlan } from "./set-plan.ts"
import { openedIn, setResult } from "./set-rewrite.ts"
import { cutsText, workOn } from "./set-work.ts"
import type { FileResult, SetOptions, SetResult } from "./set.ts"

export interface KeptSet {
  readonly files: readonly SetFile[]
  readonly look: LookedInto
  readonly options: SetOptions
  readonly result: SetResult
  /** By the number of the item: all that its result rests on. */
  readonly recipes: readonly string[]
}

export async function rewriteAgain(
  files: readonly SetFile[],
  options: SetOptions,
  before: KeptSet | null,
): Promise<KeptSet> {
  const kept = before !== null && isSameDrop(files, before.files) ? before : null
  const look = kept?.look ?? (await lookInto(files, options))
  const plan = planOf(look, options.roles)
  const recipes = recipesOf(plan, options)
  const known = kept === null ? new Map<number, FileResult>() : reusable(kept, plan, recipes, options)
  let next = 0
  const work = { plan, open: openedIn(look, plan), take: () => next++, known }
  return { files, look, options, recipes, result: setResult(plan, [await workOn(work, options)]) }
}

/** The very same things, not things that look the same. */
const isSameDrop = (files: readonly SetFile[], before: readonly SetFile[]): boolean =>
  files.length === before.length &&
  files.every(({ path, source }, at) => path === before[at]?.path && source === before[at].source)

function reusable(
  before: KeptSet,
  { items }: SetPlan,
  recipes: readonly string[],
  { codec, replaced }: SetOptions,
): ReadonlyMap<number, FileResult> {
  const known = new Map<number, FileResult>()
  if (codec !== before.options.codec) return known
  for (const [at, { path }] of items.entries()) {
    const result = before.result.files[at]
    const isCovered = replaced?.get(path) !== before.options.replaced?.get(path)
    if (result !== undefined && recipes[at] === before.recipes[at] && !isCovered) known.set(at, result)
  }
  return known
}

/** Who is looked for, and what numbers and days become, concerns every file. */
function recipesOf(plan: SetPlan, options: SetOptions): readonly string[] {
  const { exactPixels, identity, keep, keepColour, patientCode, secret } = options
  const common = [bytesToHex(secret), patientCode, keep, keepColour, exactPixels, identity, plan.tokens]
  const shared = {
    common: hashHex(utf8(JSON.stringify(common))),
    names: [...plan.names],
    // Numbered as they come: where one of them is written anew, all are.
    materials: plan.items.filter(namesMaterials).map(({ name, role }) => [name, role]),
    cuts: cutsText(options),
  }
  return plan.items.map((item) => {
    const { isTexture, name, role, sameAs } = item
    return JSON.stringify([shared.common, name, role, sameAs, isTexture, ownPart(item, shared, options)])
  })
}

interface Shared {
  readonly names: readonly (readonly [string, string])[]
  readonly materials: readonly (readonly string[])[]
  readonly cuts: string
}

const namesMaterials = ({ kind }: PlannedItem): boolean => kind === "obj" || kind === "mtl"

function ownPart({ kind, path }: PlannedItem, shared: Shared, { crops, painted }: SetOptions): unknown {
  switch (kind) {
    case "dicom":
    case "dicomdir":
      return [shared.cuts, crops?.get(path) ?? null, painted?.get(path) ?? []]
    case "ply":
      return shared.names
    case "obj":
    case "mtl":
      return [shared.names, shared.materials]
    default:
      return null
  }
}
