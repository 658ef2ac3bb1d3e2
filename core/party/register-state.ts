/** The organisation's own record: people's names, partners pinned, patients, codes, consents, orders. Sealed events, folded. */
import Type from "typebox"
import type { Static } from "typebox"
import { emergencyAttested, emptyEmergencies, patientInformed, withEmergency } from "./emergency-events.ts"
import type { EmergencyState } from "./emergency-events.ts"
import {
  emptyOfficer,
  nameRevealed,
  paperMade,
  settingsProposed,
  statementSigned,
  withOfficer,
} from "./officer-events.ts"
import type { OfficerState } from "./officer-events.ts"
import {
  attemptBlocked,
  emptyOrders,
  orderErased,
  orderPlaced,
  orderReceived,
  orderSeen,
  withOrders,
} from "./order-events.ts"
import type { OrderRecordState } from "./order-events.ts"
import {
  codeGiven,
  consentRecorded,
  consentRefused,
  consentWithdrawn,
  emptyPatients,
  patientAdded,
  patientCorrected,
  patientLinkEnded,
  patientLinkMade,
  withPatients,
} from "./patient-events.ts"
import type { PatientState } from "./patient-events.ts"
import {
  deviceNamed,
  emptyPeople,
  inviteClosed,
  inviteMade,
  kitConfirmed,
  memberNamed,
  partnerPinned,
  partnerVerified,
  withPeople,
} from "./people-events.ts"
import type { PeopleState } from "./people-events.ts"
import { receivedCheckSchema, receivedChecksSchema } from "./received-checks.ts"
import { emptyRetention, holdNoted, keptChosen, noticeSent, withRetention } from "./retention-events.ts"
import type { RetentionState } from "./retention-events.ts"

/** What stands in the record. Corrections are new events; nothing is overwritten (§ 630f BGB). */
export const registerEventSchema = Type.Union([
  memberNamed,
  deviceNamed,
  kitConfirmed,
  inviteMade,
  inviteClosed,
  partnerPinned,
  partnerVerified,
  patientAdded,
  patientCorrected,
  codeGiven,
  consentRecorded,
  patientLinkMade,
  patientLinkEnded,
  consentWithdrawn,
  consentRefused,
  orderPlaced,
  orderReceived,
  orderSeen,
  keptChosen,
  noticeSent,
  holdNoted,
  orderErased,
  paperMade,
  attemptBlocked,
  nameRevealed,
  statementSigned,
  settingsProposed,
  emergencyAttested,
  patientInformed,
  receivedCheckSchema,
  receivedChecksSchema,
])
export type RegisterEvent = Static<typeof registerEventSchema>
export type RegisterEventOf<Kind extends RegisterEvent["kind"]> = Extract<
  RegisterEvent,
  { readonly kind: Kind }
>

export interface RegisterState
  extends PeopleState, PatientState, OrderRecordState, RetentionState, OfficerState, EmergencyState {}

export const emptyRegister: RegisterState = {
  ...emptyPeople,
  ...emptyPatients,
  ...emptyOrders,
  ...emptyRetention,
  ...emptyOfficer,
  ...emptyEmergencies,
}

/** Which subject an event speaks of; each subject's file says what it changes. */
function changedBy(state: RegisterState, event: RegisterEvent): Partial<RegisterState> {
  switch (event.kind) {
    case "member-named":
    case "device-named":
    case "kit-confirmed":
    case "invite-made":
    case "invite-closed":
    case "partner-pinned":
    case "partner-verified":
      return withPeople(state, event)
    case "patient-added":
    case "patient-corrected":
    case "code-given":
    case "consent-recorded":
    case "consent-withdrawn":
    case "consent-refused":
    case "patient-link-made":
    case "patient-link-ended":
      return withPatients(state, event)
    case "order-placed":
    case "order-received":
    case "order-seen":
    case "order-erased":
    case "attempt-blocked":
    case "received-check":
    case "received-checks":
      return withOrders(state, event)
    case "kept-chosen":
    case "notice-sent":
    case "hold-noted":
      return withRetention(state, event)
    case "paper-made":
    case "statement-signed":
    case "name-revealed":
    case "settings-proposed":
      return withOfficer(state, event)
    case "emergency-attested":
    case "patient-informed":
      return withEmergency(state, event)
  }
}

export const applyRegisterEvent = (state: RegisterState, event: RegisterEvent): RegisterState => ({
  ...state,
  ...changedBy(state, event),
})
