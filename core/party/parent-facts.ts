/** What an order that is passed on says for the next one: until when it may be held, and what the patient signed. */
import type { BelievedOrder } from "./orders.ts"
import { believeAll } from "./signed.ts"
import type { Parent } from "./signed-facts.ts"

export const factsOfParent = async (order: BelievedOrder): Promise<Parent> => ({
  order: order.order,
  eraseBy: order.eraseBy,
  ageGroup: order.request.patient.age,
  ...(await consentOfOrder(order)),
})

/** What the patient signed for this order, as the practice left it for its recipient. */
async function consentOfOrder(order: BelievedOrder): Promise<Pick<Parent, "consent" | "withdrawal">> {
  const placer = order.writers.get(order.wire.placedBy)
  const { consent } = order.disclosure.body
  if (placer === undefined || consent === null) return { consent: null, withdrawal: null }
  const given = await believeAll("consent", order.wire.statements, placer)
  const withdrawn = await believeAll("withdrawal", order.wire.statements, placer)
  return {
    consent: given.find(({ body }) => body.consent === consent)?.body ?? null,
    withdrawal: withdrawn.find(({ body }) => body.consent === consent)?.body ?? null,
  }
}
