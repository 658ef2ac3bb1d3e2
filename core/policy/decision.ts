/** What the engine answers: permit, needs or deny, each with reasons that name their rule and article. */
import type { RuleId } from "./rules.table.ts"
import type { ActionId, DutyId, GateId, Level } from "./vocabulary.ts"

/** Why: the rule, where it stands in the law of that day, and what exactly it found (codes, never a patient's word). */
export interface Reason {
  readonly id: RuleId
  readonly gate: GateId
  readonly level: Level
  readonly citation: string
  readonly detail: readonly string[]
}

export type Reasons = readonly [Reason, ...Reason[]]

/** One missing thing, one button: several rules may ask for the same, what they name is united. */
export interface Item {
  readonly action: ActionId
  readonly reasons: readonly [RuleId, ...RuleId[]]
  readonly detail: readonly string[]
}

/** What a permit binds the sender to; `days` only where a period belongs to it. */
export interface Duty {
  readonly id: DutyId
  readonly days?: number
}

interface Answer {
  readonly day: string
  /** Version of the law data that answered. */
  readonly law: string
  /** Remarks that do not change the verdict: a lowered claim, an instrument that ends soon, a refused setting. */
  readonly notes: readonly Reason[]
}

/**
 * Plain JSON, so that it can be signed and carried with the disclosure.
 * A permit's reasons are its grounds; a denial's reasons are all that deny, `instead` what may be done instead.
 */
export type Decision =
  | (Answer & {
      readonly kind: "permit"
      readonly reasons: Reasons
      readonly duties: readonly [Duty, ...Duty[]]
    })
  | (Answer & {
      readonly kind: "needs"
      readonly reasons: Reasons
      readonly items: readonly [Item, ...Item[]]
    })
  | (Answer & {
      readonly kind: "deny"
      readonly reasons: Reasons
      readonly instead: readonly ActionId[]
    })
