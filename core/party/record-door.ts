/** Patients and consents at the door. */
import { done } from "./answers.ts"
import {
  addPatient,
  correctPatient,
  patientCode,
  readPatient,
  recordConsent,
  viewConsents,
  viewPatients,
  withdrawConsent,
} from "./consents.ts"
import {
  attendPatientLinks,
  makePatientLink,
  revokePatientLink,
  settleWithdrawn,
  viewPatientLinks,
} from "./consent-link.ts"
import { refuseConsent, viewRefusals } from "./last-word.ts"
import { atWork, withDesk } from "./house.ts"
import type { House } from "./house.ts"
import type { Party } from "./party.ts"
import { carryOut } from "./withdrawing.ts"
import { refreshRegister } from "./register.ts"

type RecordDoor = Pick<
  Party,
  | "patients"
  | "addPatient"
  | "patientSheet"
  | "correctPatient"
  | "consents"
  | "recordConsent"
  | "refuseConsent"
  | "refusals"
  | "withdrawConsent"
  | "makePatientLink"
  | "patientLinks"
  | "revokePatientLink"
  | "patientCode"
>

export function recordDoor(house: House): RecordDoor {
  return {
    patients: () =>
      withDesk(house, async (desk) => {
        const read = await refreshRegister(desk)
        return read.ok ? done(viewPatients(desk)) : read
      }),
    addPatient: (input) => atWork(house, (desk) => addPatient(desk, input)),
    patientSheet: (patient) => withDesk(house, (desk) => readPatient(desk, patient)),
    correctPatient: (input) => atWork(house, (desk) => correctPatient(desk, input)),
    consents: (patient) => withDesk(house, (desk) => Promise.resolve(done(viewConsents(desk, patient)))),
    refuseConsent: (input) => withDesk(house, (desk) => refuseConsent(desk, input)),
    refusals: (patient) => withDesk(house, (desk) => Promise.resolve(done(viewRefusals(desk, patient)))),
    recordConsent: (input) => atWork(house, (desk) => recordConsent(desk, input)),
    withdrawConsent: (consent) =>
      withDesk(house, async (desk) => {
        const withdrawn = await withdrawConsent(desk, consent)
        if (!withdrawn.ok) return withdrawn
        desk.tell({ kind: "changed", what: "orders" })
        const carried = await carryOut(desk, consent)
        await settleWithdrawn(desk, consent)
        if (!carried.ok) desk.alarm({ code: "withdrawal-unfinished", details: {} })
        return withdrawn
      }),
    makePatientLink: (input) => atWork(house, (desk) => makePatientLink(desk, input)),
    patientLinks: (patient) =>
      withDesk(house, async (desk) => {
        const read = await refreshRegister(desk)
        if (!read.ok) return read
        const taken = await attendPatientLinks(desk)
        return taken.ok ? done(viewPatientLinks(desk, patient)) : taken
      }),
    revokePatientLink: (link) => withDesk(house, (desk) => revokePatientLink(desk, link)),
    patientCode: ({ patient, to }) =>
      withDesk(house, (desk) => Promise.resolve(done(patientCode(desk, patient, to)))),
  }
}
