/** For everything that can be missing: what brings it, and whose move it is. Nothing is left to a default. */
import type { CheckKind } from "@zahnwolke/core/policy/checks"
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"
import { attestingRoles } from "@zahnwolke/core/records/attestation"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import type { SignedOnTheWay } from "./signed-on-the-way.ts"

/** Whose move it is where no button of the person here brings what is missing. */
export type Mover = "partner" | "officer" | "house" | "operator" | "nobody"

export type CureOf =
  /** Signed on the way to this order. */
  | { readonly by: "signing"; readonly kind: SignedOnTheWay }
  /** Signed about the partner or the host, whatever the order. */
  | { readonly by: "check"; readonly kind: CheckKind }
  | { readonly by: "consent" | "agreement" | "code" | "questionnaire" }
  /** In one dialog: what is attested, recorded and confirmed. */
  | { readonly by: "emergency" }
  /** A place in the form of the order. */
  | { readonly by: "form"; readonly place: "recipient" | "files" | "may-pass" }
  /** Somebody else, who is named. */
  | { readonly by: "person"; readonly mover: Mover }

const signing = (kind: SignedOnTheWay): CureOf => ({ by: "signing", kind })
const check = (kind: CheckKind): CureOf => ({ by: "check", kind })
const person = (mover: Mover): CureOf => ({ by: "person", mover })
const consent: CureOf = { by: "consent" }
const emergency: CureOf = { by: "emergency" }
const questionnaire: CureOf = { by: "questionnaire" }
const files: CureOf = { by: "form", place: "files" }

const cures: { readonly [Action in ActionId]: CureOf } = {
  "ask-consent": consent,
  "ask-written-consent": consent,
  "give-information": signing("information-notice"),
  "document-implied-agreement": signing("implied-agreement"),
  "sign-secrecy-undertaking": person("partner"),
  "sign-data-agreement": { by: "agreement" },
  "sign-processing-contract": questionnaire,
  "state-reason-for-name": signing("reason-for-name"),
  "test-anonymity": check("anonymity-test"),
  "sign-no-reidentification": person("partner"),
  "agree-contractual-clauses": check("standard-contractual-clauses"),
  "show-risk-sheet": signing("risk-sheet"),
  "confirm-single-case": signing("single-case"),
  "ask-dpo": check("dpo-review"),
  "check-scope": check("scope-check"),
  "check-dpf-list": check("dpf-check"),
  "attach-c5-report": questionnaire,
  "prove-establishment": questionnaire,
  "decide-onward": check("onward-decision"),
  "attest-emergency": emergency,
  "confirm-emergency": emergency,
  "record-emergency-transfer": emergency,
  "attest-no-contrary-will": emergency,
  "document-patients-wish": signing("patients-wish"),
  "check-identity": signing("identity-check"),
  "prove-representation": signing("representation-proof"),
  "name-legal-duty": signing("legal-duty"),
  "release-tax-place": check("tax-release"),
  "secure-tax-access": check("tax-data-access"),
  "notify-tax-place": check("tax-place-notice"),
  "enter-tax-permit": check("tax-permit"),
  "send-under-code": { by: "code" },
  "complete-profile": person("partner"),
  "examine-files": files,
  "choose-other-recipient": { by: "form", place: "recipient" },
  "choose-other-host": person("operator"),
  "leave-out-next": { by: "form", place: "may-pass" },
  encrypt: person("operator"),
  "send-original": files,
  "work-on-copy": files,
  "remove-tax-records": files,
  "correct-clock": person("house"),
  "update-law": person("operator"),
  "wait-until-due": person("nobody"),
  "review-legal-hold": person("officer"),
}

export const cureOf = (action: ActionId): CureOf => cures[action]

/** What a partner can be asked for, once its own move is the next one. */
export type PartnerAsk = "sign" | "profile"

export function partnerAsk(action: ActionId, agreement: "ours" | "theirs" | null): PartnerAsk | null {
  if (action === "complete-profile") return "profile"
  if (action === "sign-secrecy-undertaking") return "sign"
  return action === "sign-data-agreement" && agreement === "theirs" ? "sign" : null
}

/** Of a host there is no partner to ask: what it must sign or say stands in its questionnaire. */
const askedOfHosts: readonly ActionId[] = ["sign-secrecy-undertaking", "complete-profile"]

export const hostCureOf = (action: ActionId): CureOf =>
  askedOfHosts.includes(action) ? questionnaire : cures[action]

/** Who signs a check where the person here may not: the owner does what the house may, everything else the officer. */
export function checkMover(kind: CheckKind, role: MemberRole): Mover | null {
  const roles = attestingRoles(kind)
  if (roles.includes(role)) return null
  return roles.includes("owner") ? "house" : "officer"
}
