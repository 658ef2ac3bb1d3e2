/** Those to whom a recipient may pass on: each judged as a transfer of its own, the same way by the sender and by the server. */
import type { Decision, Reason } from "../policy/decision.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import type { ActionId, NextVerdict } from "../policy/vocabulary.ts"
import type { OrganisationId } from "../records/id.ts"
import { overwriteSeen } from "./request.ts"
import type { NextRecipients, SignedFacts } from "./request.ts"
import type { Act } from "./signed-documents.ts"

/** What binds the next one is signed between the two, and the server judges it when something goes on. */
const signedBetweenThem: readonly ActionId[] = ["sign-data-agreement", "sign-secrecy-undertaking"]
const saidByThePatient: readonly ActionId[] = ["ask-consent", "ask-written-consent"]

export interface JudgedNext {
  readonly next: NextRecipients[number]
  /** Why not; empty where it may go on. */
  readonly reasons: readonly Reason[]
}

export interface NextFacts {
  readonly organisation: OrganisationId
  /** Null where nothing that it signed is known here. */
  readonly signed: SignedFacts | null
}

/** By the first request: the same order, patient and consent, with the design of it under a code. */
export function judgeNext(
  first: DisclosureRequest,
  { order, recipient: sender }: Act,
  { organisation, signed }: NextFacts,
  judge: (request: DisclosureRequest) => Decision,
): JudgedNext {
  if (signed === null) {
    return { next: { organisation, country: "??", verdict: "unknown" }, reasons: [] }
  }
  const act = { order, sender, recipient: organisation }
  // What a next recipient is for is the design; what else goes on is judged when it goes.
  const own = overwriteSeen({ ...first, category: "pseudonymised", contents: ["design-part"] }, signed, act)
  const decision = judge(own)
  const verdict = verdictOf(decision)
  const country = signed.profile.places.seat
  return {
    next: { organisation, country, verdict },
    reasons: verdict === "permitted" ? [] : decision.reasons,
  }
}

function verdictOf(decision: Decision): NextVerdict {
  switch (decision.kind) {
    case "permit":
      return "permitted"
    case "deny":
      return "denied"
    case "needs": {
      const open = decision.items.filter(({ action }) => !signedBetweenThem.includes(action))
      if (open.length === 0) return "permitted"
      return open.every(({ action }) => saidByThePatient.includes(action)) ? "needs-consent" : "denied"
    }
  }
}
