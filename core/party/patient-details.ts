/** What else is known of a patient, only so that it is searched for in what leaves under a code (Art. 5(1)(c) GDPR). */
import Type from "typebox"
import type { Static } from "typebox"
import { strict } from "../trust/schema.ts"

const searched = Type.Optional(Type.String({ maxLength: 200 }))
export const patientDetailsSchema = Type.Object(
  {
    birthName: searched,
    insuranceNumber: searched,
    address: searched,
    phone: searched,
    email: searched,
    guardian: searched,
  },
  strict,
)
export type PatientDetails = Static<typeof patientDetailsSchema>
