/** What was decided on looking at files, and how the sender's report of it stands against its signature. */
import type { UserId } from "../records/id.ts"

/** What a person decided on looking at a file. */
export const lookDecisions = [
  "not-asked",
  "open",
  "nothing-to-see",
  "painted-over",
  "shows-face",
  "as-it-came",
] as const
export type LookDecision = (typeof lookDecisions)[number]

/** Why no better category is reached (spec policy 2.2). */
export const categoryReasons = [
  "face",
  "jaw",
  "teeth",
  "few-teeth",
  "unread",
  "document",
  "unaltered",
  "no-person",
] as const
export type CategoryReason = (typeof categoryReasons)[number]

/** The sender's report of what was looked at, held against the signature of the disclosure. */
export interface ReviewView {
  /** "unread": its words are the signed ones, but it is no report of a look. */
  readonly state: "verified" | "unread" | "missing" | "differs"
  readonly by: UserId | null
  /** Known to the own side only: members are named in the own register. */
  readonly byName: string | null
  readonly at: number | null
  readonly decided: readonly { readonly decision: LookDecision; readonly count: number }[]
  /** What keeps the files from a better category than the one that was disclosed. */
  readonly why: readonly CategoryReason[]
  readonly leftOut: number
}
