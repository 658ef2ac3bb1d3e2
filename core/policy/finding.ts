/** What one rule says of one request. */
import type { RuleId } from "./rules.table.ts"

/** "ground" carries a permit; "note" changes nothing; what denies or needs is in force only while its rule is law. */
export interface Finding {
  readonly kind: "deny" | "needs" | "ground" | "note"
  readonly id: RuleId
  readonly detail: readonly string[]
}

export type Findings = readonly Finding[]

export const nothing: Findings = []

const plain: readonly string[] = []

export const deny = (id: RuleId, detail: readonly string[] = plain): Finding => ({ kind: "deny", id, detail })
export const needs = (id: RuleId, detail: readonly string[] = plain): Finding => ({
  kind: "needs",
  id,
  detail,
})
export const ground = (id: RuleId): Finding => ({ kind: "ground", id, detail: plain })
export const note = (id: RuleId, detail: readonly string[] = plain): Finding => ({ kind: "note", id, detail })
