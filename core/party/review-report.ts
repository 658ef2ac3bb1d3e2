/**
 * What was looked at, by whom, and what was decided: the report whose hash the disclosure signs. It travels sealed in the
 * order and stays in the practice's record, so that either side can hold it against the signature. No name stands in it.
 */
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import { told } from "../deidentify/told.ts"
import type { Told } from "../deidentify/told.ts"
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { moreIdentifying } from "../policy/category.ts"
import { categories, contentKinds } from "../records/consent.ts"
import type { Category } from "../records/consent.ts"
import { attachmentRoles } from "../records/order.ts"
import { id, listOf, oneOf, sha256Text, strict, time } from "../trust/schema.ts"
import type { Desk } from "./desk.ts"
import { labelOf } from "./label.ts"
import type { Label } from "./label.ts"
import type { PreparedFile } from "./preparing.ts"
import { categoryReasons, lookDecisions } from "./review-view.ts"
import type { CategoryReason, LookDecision, ReviewView } from "./review-view.ts"

export function reasonOf({
  category,
  content,
  decision,
  status,
}: Pick<PreparedFile, "category" | "content" | "decision" | "status">): CategoryReason {
  if (content === "document") return "document"
  if (content === "radiograph" && decision === "as-it-came") return "unaltered"
  if (content === "photo-face") return "face"
  if (status === "opaque") return "unread"
  if (category === "anonymous") return "no-person"
  if (category === "anonymous-for-recipient") return "few-teeth"
  return content === "photo-mouth" ? "teeth" : "jaw"
}

const short = Type.String({ maxLength: 300 })
const groupSchema = Type.Object(
  {
    role: oneOf(attachmentRoles),
    content: oneOf(contentKinds),
    category: oneOf(categories),
    why: oneOf(categoryReasons),
    decision: oneOf(lookDecisions),
    review: listOf(Type.Object({ kind: short, place: short }, strict), 20),
    /** Kinds and places, never the values; those that stayed say so themselves. */
    findings: listOf(Type.Object({ place: short, kind: short, action: short }, strict), 2000),
    /** The name under which each travels, and the SHA-256 of what was searched and looked at. */
    files: listOf(Type.Tuple([short, sha256Text]), 5000),
  },
  strict,
)
const reportSchema = Type.Object(
  {
    version: Type.Literal(2),
    reviewer: Type.Object({ user: id("user"), device: id("device") }, strict),
    at: time,
    leftOut: Type.Integer({ minimum: 0 }),
    groups: listOf(groupSchema, 5000),
  },
  strict,
)
export type ReviewReport = Static<typeof reportSchema>

/** Longer than this, places are left to the practice's own screen: kinds and counts of a large set say the same. */
const longest = 600_000

/** Files that were treated alike stand together: the slices of a volume are one line and many hashes. */
export function reviewReport(
  desk: Pick<Desk, "user" | "device" | "parts">,
  files: readonly PreparedFile[],
  leftOut: number,
): string {
  const head = {
    version: 2 as const,
    reviewer: { user: desk.user, device: desk.device },
    at: desk.parts.now(),
    leftOut,
  }
  const full = JSON.stringify({ ...head, groups: groupsOf(files, (file) => file.findings) })
  return full.length <= longest ? full : JSON.stringify({ ...head, groups: groupsOf(files, () => []) })
}

function groupsOf(
  files: readonly PreparedFile[],
  findingsOf: (file: PreparedFile) => PreparedFile["findings"],
): ReviewReport["groups"] {
  const groups = new Map<string, ReviewReport["groups"][number]>()
  for (const file of files) {
    const about = {
      role: file.role,
      content: file.content,
      category: file.category,
      why: reasonOf(file),
      decision: file.decision,
      review: file.review.map(({ kind, place }) => ({ kind, place })),
      findings: findingsOf(file).map(({ place, kind, action }) => ({ place, kind, action })),
    }
    const key = JSON.stringify(about)
    const group = groups.get(key) ?? { ...about, files: [] }
    group.files.push([file.outputName ?? "", file.sha256 ?? ""])
    groups.set(key, group)
  }
  return [...groups.values()]
}

function readReviewReport(text: string): ReviewReport | null {
  try {
    const value: unknown = JSON.parse(text)
    return Value.Check(reportSchema, value) ? value : null
  } catch {
    return null
  }
}

/** What was signed, and what arrived of it. */
export interface SignedReview {
  /** The report as it lay in the order; null where none lay there. */
  readonly text: string | null
  /** SHA-256 of the report, as the disclosure signs it. */
  readonly signed: string
  /** The device that signed the disclosure. */
  readonly device: string
  readonly files: readonly { readonly sha256: string }[]
}

/** Held against the signature: the words of the report, its reviewer's device, and every file that came with it. */
export function viewReview({ text, signed, device, files }: SignedReview): Omit<ReviewView, "byName"> {
  const nothing = { by: null, at: null, decided: [], why: [], leftOut: 0 }
  if (text === null) return { state: "missing", ...nothing }
  if (hashHex(utf8(text)) !== signed) return { state: "differs", ...nothing }
  const report = readReviewReport(text)
  // Of what was passed on, the report only names where it came from: there was nothing new to look at.
  if (report === null) return { state: "unread", ...nothing }
  const looked = new Set(report.groups.flatMap((group) => group.files.map(([, sha256]) => sha256)))
  const same = files.every(({ sha256 }) => looked.has(sha256))
  if (!same || report.reviewer.device !== device) return { state: "differs", ...nothing }
  const counts = new Map<LookDecision, number>()
  for (const { decision, files: own } of report.groups) {
    counts.set(decision, (counts.get(decision) ?? 0) + own.length)
  }
  return {
    state: "verified",
    by: report.reviewer.user,
    at: report.at,
    decided: [...counts].map(([decision, count]) => ({ decision, count })),
    why: whyOf(report),
    leftOut: report.leftOut,
  }
}

/** What a report says of one file. */
export interface SaidOfFile {
  /** Null where the report was shortened and says only who looked. */
  readonly told: Told | null
  readonly label: Label
}

/** By the hash of each file. */
export function saidByFile(text: string | null): ReadonlyMap<string, SaidOfFile> {
  const report = text === null ? null : readReviewReport(text)
  return new Map(
    (report?.groups ?? []).flatMap((group) => {
      const { files, findings } = group
      const said = { told: findings.length === 0 ? null : told([findings]), label: labelOf([group]) }
      return files.map(([, sha256]) => [sha256, said] as const)
    }),
  )
}

/** The most identifying files set the category of all: theirs are the reasons. */
function whyOf({ groups }: ReviewReport): readonly CategoryReason[] {
  const worst = groups.reduce<Category>((most, { category }) => moreIdentifying(most, category), "anonymous")
  return [...new Set(groups.filter(({ category }) => category === worst).map(({ why }) => why))]
}
