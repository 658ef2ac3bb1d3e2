/** Whether an order that claims an emergency carries the very words that were attested for it, and what it says of them. */
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { no } from "./answers.ts"
import type { No } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { readEmergencyText } from "./emergency-events.ts"
import type { OrderEmergency } from "./emergency-views.ts"
import type { OrderFold } from "./order-state.ts"
import type { BelievedOrder } from "./orders.ts"

/**
 * What both sides ask of an order that claims an emergency: the words whose hash was signed are here, and speak of this
 * order, of this recipient, and of the patient whose code the order carries.
 */
export function emergencyFault(request: DisclosureRequest, { emergency, form }: OrderFold): No | null {
  if (!request.emergency) return null
  const word = emergency === null ? null : readEmergencyText(emergency)
  const isSigned =
    emergency !== null &&
    request.documents.some(
      ({ kind, text }) => kind === "emergency-attestation" && text === hashHex(utf8(emergency)),
    )
  const isOfThis =
    word?.order === request.order &&
    word.recipient === request.recipient.organisation &&
    word.code === form?.patientCode
  return isSigned && isOfThis ? null : no("grant-of-another-emergency", { order: request.order })
}

/** After the erasure the order's words are gone; the sender's own record still holds what was attested. */
export function viewOrderEmergency(
  desk: Desk,
  { fold, order, placedByUs, request }: BelievedOrder,
): OrderEmergency | null {
  if (!request.emergency) return null
  const known = fold.emergency ?? desk.register.emergencies.get(order)?.text ?? null
  const word = known === null ? null : readEmergencyText(known)
  if (word === null) return null
  const told = desk.register.informed.get(order)
  const informed = told === undefined ? ("owed" as const) : { at: told.at, words: told.words }
  return { words: word.words, signs: word.signs, informed: placedByUs ? informed : null }
}
