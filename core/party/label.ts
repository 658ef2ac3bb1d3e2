/** One of three labels for what leaves: never "anonymous" (spec de-identification, section 6). */
import { moreIdentifying } from "../policy/category.ts"
import type { Category } from "../records/consent.ts"

export const labels = ["identified", "identifiers-removed", "face-removed"] as const
export type Label = (typeof labels)[number]

interface Labelled {
  readonly category: Category
  readonly findings: readonly { readonly kind: string; readonly action: string }[]
  readonly review: readonly { readonly kind: string }[]
}

/** Of one thing: the face surface is gone only where it was measured in every part of it, and a face was asked about. */
export function labelOf(files: readonly Labelled[]): Label {
  const all = files.reduce<Category>((most, { category }) => moreIdentifying(most, category), "anonymous")
  if (all === "identified") return "identified"
  const isGone = ({ findings, review }: Labelled): boolean =>
    review.some(({ kind }) => kind === "face-surface") &&
    findings.some(({ kind, action }) => kind === "face-surface" && action === "removed")
  return files.length > 0 && files.every(isGone) ? "face-removed" : "identifiers-removed"
}

/** Of several things together: the least that one of them has. */
export const leastLabel = (all: readonly Label[]): Label | null =>
  labels.find((label) => all.includes(label)) ?? null
