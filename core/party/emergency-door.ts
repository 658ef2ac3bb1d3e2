/** Emergencies at the door: asked about, attested, confirmed by a second person, and told to the patient afterwards. */
import {
  attestEmergency,
  confirmEmergency,
  informPatient,
  openEmergencies,
  standingFor,
} from "./emergencies.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import type { Party } from "./party.ts"

type EmergencyDoor = Pick<
  Party,
  "emergencyFor" | "attestEmergency" | "confirmEmergency" | "emergencies" | "informPatient"
>

export const emergencyDoor = (house: House): EmergencyDoor => ({
  emergencyFor: (input) => withDesk(house, (desk) => standingFor(desk, input)),
  attestEmergency: (input) => withDesk(house, (desk) => attestEmergency(desk, input)),
  confirmEmergency: (order) => withDesk(house, (desk) => confirmEmergency(desk, order)),
  emergencies: () => withDesk(house, openEmergencies),
  informPatient: (input) => withDesk(house, (desk) => informPatient(desk, input)),
})
