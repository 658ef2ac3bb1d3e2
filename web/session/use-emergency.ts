/** Whether an emergency stands for this patient and recipient, and what there is to say before one is attested. */
import type { EmergencyStanding } from "@zahnwolke/core/party/emergency-views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { useAnswer, useParty } from "./use-session.tsx"
import type { Asked } from "./use-session.tsx"

/** Nothing is asked for where nobody is chosen, or where the recipient makes something. */
export function useEmergency(
  patient: PatientId | null,
  to: OrganisationId | null,
): Asked<EmergencyStanding | null> {
  const party = useParty()
  return useAnswer<EmergencyStanding | null>(
    () =>
      patient === null || to === null
        ? Promise.resolve({ ok: true, value: null })
        : party.emergencyFor({ patient, to }),
    `emergency ${patient} ${to}`,
    ["attestations", "partners"],
  )
}
