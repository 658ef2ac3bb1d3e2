/** What a practice signs while it writes an order: each missing fact, and the kind of attestation that brings it. */
import type { AttestationKind } from "@zahnwolke/core/records/attestation"
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"

const kinds = {
  "give-information": "information-notice",
  "document-implied-agreement": "implied-agreement",
  "state-reason-for-name": "reason-for-name",
  "show-risk-sheet": "risk-sheet",
  "attest-emergency": "emergency-attestation",
  "record-emergency-transfer": "emergency-transfer-record",
  "attest-no-contrary-will": "no-contrary-will",
  "document-patients-wish": "patients-wish",
  "check-identity": "identity-check",
  "prove-representation": "representation-proof",
  "name-legal-duty": "legal-duty",
  "confirm-single-case": "single-case",
  "ask-dpo": "dpo-review",
  "check-scope": "scope-check",
  "test-anonymity": "anonymity-test",
  "decide-onward": "onward-decision",
} as const satisfies { readonly [Action in ActionId]?: AttestationKind }

type SigningAction = keyof typeof kinds
export type SignedOnTheWay = (typeof kinds)[SigningAction]

const isSigning = (action: string): action is SigningAction => Object.hasOwn(kinds, action)

/** Null where no signature of ours cures it. */
export const signedBy = (action: string): SignedOnTheWay | null => (isSigning(action) ? kinds[action] : null)
