/** Shares of a planned set carried out: each file rewritten under its neutral name and searched at last. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { problem } from "../formats/problem.ts"
import { openContext } from "./context.ts"
import { lastWord } from "./set-last-word.ts"
import { mentionOf } from "./names.ts"
import { rewriteItem } from "./rewrite-item.ts"
import type { OpenItem, Renames } from "./rewrite-item.ts"
import { openSet } from "./set-items.ts"
import type { SetFile, SetItem } from "./set-items.ts"
import type { PlannedItem, SetPlan } from "./set-plan.ts"
import { sharesOf } from "./set-shares.ts"
import type { FileResult, SetOptions } from "./set.ts"
import { isDay } from "./tokens.ts"

export interface SetWork {
  readonly plan: SetPlan
  /** The bytes of an item, as they were when it was planned. */
  readonly open: (item: PlannedItem) => Promise<Pick<SetItem, "kind" | "source" | "check" | "problem">>
  /** The number of the next share that nobody has taken. */
  readonly take: () => number
  /** Results of an earlier preparation that still hold, by the number of the item. */
  readonly known?: ReadonlyMap<number, FileResult>
  /** Whether others work on the plan at the same time: then all of the machine has enough to do. */
  readonly shared?: boolean
}

export interface WorkDone {
  /** By the number of the item in the plan. */
  readonly results: ReadonlyMap<number, FileResult>
  readonly searched: number
  readonly notAlone: readonly string[]
}

export async function workOn(work: SetWork, options: SetOptions): Promise<WorkDone> {
  const { plan, open, take, known, shared = false } = work
  const { signal, progress } = options
  const shares = sharesOf(plan)
  let share = shares[take()]
  // Who comes too late need not prove a search.
  if (share === undefined) return { results: new Map(), searched: 0, notAlone: [] }
  const tokens = plan.tokens.filter((token) => isSearchable(token, options))
  const leaks = await options.openLeakSearch(options.identity, tokens)
  const judge = lastWord(leaks, options, shared)
  const renames = renamesOf(plan)
  const itemOptions = {
    ...options,
    context: await openContext({ ...options, cuts: cutsText(options) }),
  }
  const results = new Map<number, FileResult>()
  for (; share !== undefined; share = shares[take()]) {
    for (const index of share) {
      const planned = plan.items[index]
      if (planned === undefined) throw new Error("a share names what the plan does not have")
      signal?.throwIfAborted()
      const still = known?.get(index)
      if (still !== undefined) {
        results.set(index, still)
        continue
      }
      const opened = await reopened(planned, open)
      const watched = { ...opened, source: counted(opened, results.size, plan.items.length, options) }
      const outcome = await rewriteItem(watched, renames, itemOptions)
      signal?.throwIfAborted()
      results.set(index, await judge(watched, outcome))
      const { size } = planned
      progress?.({ done: results.size, files: plan.items.length, read: size, size })
    }
  }
  return { results, searched: leaks.searched, notAlone: leaks.notAlone ?? [] }
}

/** The same fields and the same paint read the same, whatever the files are called. */
export const cutsText = ({ crops, painted }: SetOptions): string =>
  [
    ...new Set([
      ...[...(crops?.values() ?? [])].map(({ low, high }) => [...low, ...high].join(" ")),
      ...[...(painted?.values() ?? [])].filter(({ length }) => length > 0).map((own) => JSON.stringify(own)),
    ]),
  ]
    .toSorted()
    .join("|")

/** What is meant to stay is no leak: days that were kept, and the code under which the patient stands here anyway. */
const isSearchable = (token: string, { keep, patientCode }: SetOptions): boolean =>
  !(keep.dates === "full" && isDay(token)) && !patientCode.includes(token)

/** Materials are named in two kinds of files; both must say the same new name. */
function renamesOf({ names }: SetPlan): Renames {
  const given = new Map<string, string>()
  return {
    rename: (name) => names.get(mentionOf(name)) ?? null,
    renameMaterial: (name) => {
      const known = given.get(name) ?? `m${given.size + 1}`
      given.set(name, known)
      return known
    },
  }
}

/** What is another file by now goes no further under the plan of the first. */
async function reopened(planned: PlannedItem, open: SetWork["open"]): Promise<OpenItem> {
  const { check, kind, problem: wrong, source } = await open(planned)
  const isSame = kind === planned.kind && source.size === planned.size
  return { ...planned, source, check, problem: planned.problem ?? wrong ?? (isSame ? null : changed) }
}

const changed = problem("file-changed")

/** For those who were given the plan only: opens a file of it again, and its items one after the other. */
export function openAgain(files: (file: number) => SetFile): SetWork["open"] {
  let last: { readonly file: number; readonly items: readonly SetItem[] } | null = null
  return async ({ kind, place, size }) => {
    if (last?.file !== place.file)
      last = { file: place.file, items: (await openSet([files(place.file)], null)).items }
    return last.items[place.nth] ?? { kind, problem: changed, check: null, source: nothing(size) }
  }
}

const nothing = (size: number): ByteSource => ({
  size,
  read: () => Promise.reject(new Error("the file changed meanwhile")),
})

/** Tells how far a file is, and stops where the work was called off. */
function counted(
  { source }: OpenItem,
  done: number,
  files: number,
  { progress, signal }: SetOptions,
): ByteSource {
  let furthest = 0
  const read: ByteSource["read"] = async (start, end, lent) => {
    signal?.throwIfAborted()
    if (end > furthest) {
      furthest = end
      progress?.({ done, files, read: end, size: source.size })
    }
    return source.read(start, end, lent)
  }
  return { size: source.size, read }
}
