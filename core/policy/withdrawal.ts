/** What a withdrawal sets off, at once and for the future only (GDPR Art. 7(3), 18, 19). */
import type { Instant } from "./day.ts"

/** So long a recipient may take to answer; the answer is short, and the data may be in somebody's hands. */
export const answerDays = 7

/** A disclosure that rests on the withdrawn consent. */
export interface LiveDisclosure {
  readonly order: string
  readonly recipient: string
  readonly state: "preparing" | "uploading" | "waiting" | "picked-up" | "erased"
  /** The device is made or the law wants the record kept: it stays, restricted. */
  readonly made: boolean
}

export type WithdrawalEffect =
  | { readonly kind: "stop-preparing"; readonly order: string }
  | { readonly kind: "abort-upload"; readonly order: string }
  | { readonly kind: "revoke-keys"; readonly order: string; readonly recipient: string }
  /** Stop notice under Art. 19 GDPR: the recipient must answer. */
  | {
      readonly kind: "notify"
      readonly order: string
      readonly recipient: string
      readonly asks: "erase" | "restrict"
    }
  | { readonly kind: "receipt-to-patient"; readonly at: Instant }

/** In the order in which they are carried out; the patient's receipt is always among them. */
export function effectsOfWithdrawal(
  at: Instant,
  disclosures: readonly LiveDisclosure[],
): readonly WithdrawalEffect[] {
  return [...disclosures.flatMap((one) => effectsOn(one)), { kind: "receipt-to-patient", at }]
}

function effectsOn({ order, recipient, state, made }: LiveDisclosure): readonly WithdrawalEffect[] {
  switch (state) {
    case "preparing":
      return [{ kind: "stop-preparing", order }]
    case "uploading":
      return [
        { kind: "abort-upload", order },
        { kind: "revoke-keys", order, recipient },
      ]
    case "waiting":
      return [
        { kind: "revoke-keys", order, recipient },
        { kind: "notify", order, recipient, asks: "erase" },
      ]
    case "picked-up":
      // Keys cannot be taken back from who has read; what was lawfully made stays, restricted.
      return [
        { kind: "revoke-keys", order, recipient },
        { kind: "notify", order, recipient, asks: made ? "restrict" : "erase" },
      ]
    case "erased":
      return []
  }
}
