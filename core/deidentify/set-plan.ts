/** Before anything is rewritten: who mentions whom, what is for what, and under which neutral name it will leave. */
import { readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { textOf } from "../formats/dicom-data-set.ts"
import { readDicomHeader } from "../formats/dicom-header.ts"
import { tag } from "../formats/dicom-tags.ts"
import { readMtl } from "../formats/mtl.ts"
import { readPlyHeader } from "../formats/ply-header.ts"
import { isProblem } from "../formats/problem.ts"
import type { AttachmentRole } from "../records/order.ts"
import { hpsJaw } from "./hps.ts"
import { mentionOf, neutralNames } from "./names.ts"
import type { NamedFile } from "./names.ts"
import type { ReadOrder } from "./order-prefill.ts"
import { mergedPrefill, readOrderFile } from "./orders.ts"
import type { OrderPrefill } from "./order-prefill.ts"
import { roleOfFile, roleOfName } from "./roles.ts"
import { sameContents } from "./same-content.ts"
import type { Hashing } from "./same-content.ts"
import { openSet } from "./set-items.ts"
import type { OpenedSet, SetFile, SetItem } from "./set-items.ts"
import { tokensOfPaths, tokensOfTexts } from "./tokens.ts"

/** Plain values, as all of the plan: it can be handed to whoever opens the files again. */
export interface PlannedItem extends Pick<SetItem, "path" | "kind" | "problem" | "place"> {
  readonly size: number
  readonly role: AttachmentRole
  /** Mentioned as a picture by a mesh or its materials. */
  readonly isTexture: boolean
  /** The path of another file with the same content: one of them is enough. */
  readonly sameAs: string | null
  /** Under which it leaves, if it leaves. */
  readonly name: string
  readonly order: ReadOrder | null
}

export interface SetPlan {
  readonly items: readonly PlannedItem[]
  readonly prefill: OrderPrefill | null
  /** Words of the input that may be somebody's. */
  readonly tokens: readonly string[]
  /** The neutral names, by the names under which files mention each other. */
  readonly names: ReadonlyMap<string, string>
}

/** What one look into a file tells about it and about others. */
interface Hints {
  readonly item: SetItem
  readonly role: AttachmentRole | null
  readonly mentions: readonly string[]
  /** Texts that name somebody. */
  readonly named: readonly string[]
  readonly order: ReadOrder | null
}

/** All that is read of a set before it is rewritten; what a person says of its files changes nothing of it. */
export interface LookedInto {
  readonly opened: OpenedSet
  readonly hints: readonly Hints[]
  /** By the number of a file, the first with its content. */
  readonly same: ReadonlyMap<number, number>
}

export async function lookInto(files: readonly SetFile[], hashing: Hashing): Promise<LookedInto> {
  const { signal } = hashing
  const opened = await openSet(files, signal)
  const hints: Hints[] = []
  const contents = sameContents(opened.items, hashing)
  for (const [at, item] of opened.items.entries()) {
    signal?.throwIfAborted()
    hints.push(await hintsOf(item))
    // Right behind it: the file is still open.
    await contents.look(at)
  }
  return { opened, hints, same: await contents.find() }
}

export function planOf(
  { hints, opened, same }: LookedInto,
  roles: ReadonlyMap<string, AttachmentRole>,
): SetPlan {
  const told = new Map(
    hints.flatMap(({ order }) => order?.roles ?? []).map(([name, role]) => [mentionOf(name), role]),
  )
  const textures = new Set(hints.flatMap(({ mentions }) => mentions).map((name) => mentionOf(name)))
  const planned = hints.map(({ item, role, order }, at) => ({
    path: item.path,
    kind: item.kind,
    problem: item.problem,
    place: item.place,
    size: item.source.size,
    order,
    role: chosenRole(item, roles, told) ?? role ?? roleOfFile(item.kind, item.path),
    isTexture: textures.has(mentionOf(item.path)) && /^(?:jpeg|png|webp)$/u.test(item.kind),
    sameAs: opened.items[same.get(at) ?? -1]?.path ?? null,
  }))
  const names = namesOf(planned)
  const items = planned.map((item) => ({ ...item, name: names.get(item) ?? "" }))
  const orders = hints.map(({ order }) => order).filter((order) => order !== null)
  const paths = [...opened.items.map(({ path }) => path), ...opened.otherNames]
  return {
    items,
    prefill: mergedPrefill(orders),
    tokens: [
      ...new Set([
        ...tokensOfPaths(paths),
        ...tokensOfTexts(hints.flatMap(({ named }) => named)),
        ...orders.flatMap(({ tokens }) => tokens),
      ]),
    ],
    names: mentionedNames(items),
  }
}

/** What is there twice has its number behind the others: usually it does not leave. */
function namesOf<Item extends NamedFile & Pick<PlannedItem, "sameAs">>(
  items: readonly Item[],
): ReadonlyMap<Item, string> {
  const inTurn = [
    ...items.filter(({ sameAs }) => sameAs === null),
    ...items.filter(({ sameAs }) => sameAs !== null),
  ]
  const names = neutralNames(inTurn)
  return new Map(inTurn.map((item, at) => [item, names[at] ?? ""]))
}

/** Whoever mentions a copy finds the first one: that is the one which leaves. */
function mentionedNames(items: readonly PlannedItem[]): SetPlan["names"] {
  const byPath = new Map(items.map(({ path, name }) => [path, name]))
  return new Map(
    items
      .filter((item) => item.problem === null)
      .map(({ name, path, sameAs }) => [mentionOf(path), byPath.get(sameAs ?? path) ?? name]),
  )
}

/** A person's word first, then what an order says about its files. */
const chosenRole = (
  { path }: SetItem,
  roles: ReadonlyMap<string, AttachmentRole>,
  told: ReadonlyMap<string, AttachmentRole>,
): AttachmentRole | undefined => roles.get(path) ?? told.get(mentionOf(path))

const largestHint = 64 * 2 ** 20
const plyHeaderLength = 1 << 18

/** A file that cannot be read here will say so again when it is rewritten. */
async function hintsOf(item: SetItem): Promise<Hints> {
  const none: Hints = { item, role: null, mentions: [], named: [], order: null }
  if (item.problem !== null) return none
  try {
    switch (item.kind) {
      case "dicom":
        return { ...none, ...(await dicomHints(item.source)) }
      case "ply":
        return { ...none, mentions: await plyMentions(item.source) }
      case "mtl":
        return item.source.size > largestHint ? none : { ...none, mentions: await mtlMentions(item.source) }
      case "hps":
        return item.source.size > largestHint ? none : { ...none, role: await scannedJaw(item) }
      case "xml-itero":
      case "xml-exocad":
      case "xml-3shape-order": {
        const order =
          item.source.size > largestHint ? null : readOrderFile(await readAll(item.source), item.kind)
        return { ...none, order: order === null || isProblem(order) ? null : order }
      }
      default:
        return none
    }
  } catch {
    return none
  }
}

/** Computed tomography is a volume; its slices stand beside projections in one folder. */
async function dicomHints(source: ByteSource): Promise<Partial<Hints>> {
  const set = await readDicomHeader(source)
  if (isProblem(set)) return {}
  const named = [tag.patientName, tag.patientId].map((of) => textOf(set, of) ?? "")
  return {
    role: textOf(set, tag.modality) === "CT" ? "dvt" : "radiograph",
    named: named.map((value) => value.replaceAll("^", " ")),
  }
}

async function plyMentions(source: ByteSource): Promise<readonly string[]> {
  const header = readPlyHeader(await source.read(0, Math.min(plyHeaderLength, source.size)))
  return isProblem(header) ? [] : header.textures
}

async function mtlMentions(source: ByteSource): Promise<readonly string[]> {
  const mtl = readMtl(await readAll(source))
  return isProblem(mtl) ? [] : mtl.lines.flatMap((line) => (line.kind === "picture" ? [line.name] : []))
}

/** The scanner knows which jaw it saw; a name may know more (a bite, a stump). */
async function scannedJaw(item: SetItem): Promise<AttachmentRole | null> {
  const named = roleOfName(item.path)
  if (named !== null) return named
  const jaw = hpsJaw(await readAll(item.source))
  return jaw === null ? null : jaw === "upper" ? "upper-jaw" : "lower-jaw"
}
