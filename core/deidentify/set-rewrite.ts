/** A set of files in, a set of clean files and its report out: all of them under neutral names, each searched at last. */
import type { SetFile, SetItem } from "./set-items.ts"
import { lookInto, planOf } from "./set-plan.ts"
import type { LookedInto, PlannedItem, SetPlan } from "./set-plan.ts"
import { workOn } from "./set-work.ts"
import type { WorkDone } from "./set-work.ts"
import type { FileResult, SetOptions, SetResult } from "./set.ts"

export async function rewriteSet(files: readonly SetFile[], options: SetOptions): Promise<SetResult> {
  const { opened, plan } = await planRewrite(files, options)
  let next = 0
  const work = await workOn({ plan, open: opened, take: () => next++ }, options)
  return setResult(plan, [work])
}

export interface Planned {
  readonly plan: SetPlan
  /** For whoever made the plan and has the files open. */
  readonly opened: (item: PlannedItem) => Promise<SetItem>
}

export async function planRewrite(
  files: readonly SetFile[],
  { newHash, roles, signal }: Pick<SetOptions, "newHash" | "roles" | "signal">,
): Promise<Planned> {
  const look = await lookInto(files, { newHash, signal })
  const plan = planOf(look, roles)
  return { plan, opened: openedIn(look, plan) }
}

export function openedIn({ opened }: LookedInto, plan: SetPlan): Planned["opened"] {
  const items = new Map(plan.items.map((planned, index) => [planned, opened.items[index]]))
  return (planned) => {
    const item = items.get(planned)
    return item === undefined ? Promise.reject(new Error("of another plan")) : Promise.resolve(item)
  }
}

/** The results of all who worked on a plan, in its order. */
export function setResult(plan: SetPlan, works: readonly WorkDone[]): SetResult {
  const files = plan.items.map((_, index): FileResult => {
    const result = works.map(({ results }) => results.get(index)).find((one) => one !== undefined)
    if (result === undefined) throw new Error("a share of the set was left undone")
    return result
  })
  return {
    files,
    prefill: plan.prefill,
    searched: Math.max(...works.map(({ searched }) => searched)),
    notAlone: [...new Set(works.flatMap(({ notAlone }) => notAlone))],
    words: plan.tokens,
  }
}
