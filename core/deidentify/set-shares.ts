/** A planned set cut into shares, so that several can work on it without asking each other. */
import type { PlannedItem, SetPlan } from "./set-plan.ts"

type SizedItem = Pick<PlannedItem, "kind" | "size">

/** Numbers of items, in order. */
export type ItemShare = readonly number[]

/** So small that nobody waits long for the last one. */
const mostItems = 8
const largestShare = 4 * 2 ** 20

/** Materials are named in two kinds of files and numbered as they come: all of those go to one, in their order. */
const namesMaterials = ({ kind }: SizedItem): boolean => kind === "obj" || kind === "mtl"

/** How many can work on files of these sizes, each of them one item: a film is one share, however large. */
export function mostWorkers(sizes: readonly number[]): number {
  const items = sizes.map((size): SizedItem => ({ kind: "unknown", size }))
  return cut(items).length
}

/** The same for everybody who has the plan. */
export const sharesOf = ({ items }: SetPlan): readonly ItemShare[] => cut(items)

function cut(items: readonly SizedItem[]): readonly ItemShare[] {
  const shares: ItemShare[] = []
  const together: number[] = []
  let share: number[] = []
  let size = 0
  for (const [index, item] of items.entries()) {
    if (namesMaterials(item)) {
      together.push(index)
      continue
    }
    share.push(index)
    size += item.size
    if (share.length < mostItems && size < largestShare) continue
    shares.push(share)
    share = []
    size = 0
  }
  return [together, ...shares, share].filter((one) => one.length > 0)
}
