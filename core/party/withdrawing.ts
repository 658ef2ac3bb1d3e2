/** What a withdrawal sets off, carried out at once: uploads stop, keys go, recipients are told and owe an answer (Art. 7(3), 19). */
import { instant } from "../policy/day.ts"
import { effectsOfWithdrawal } from "../policy/withdrawal.ts"
import type { LiveDisclosure, WithdrawalEffect } from "../policy/withdrawal.ts"
import type { ConsentId } from "../records/id.ts"
import { payloadTypeOf } from "../trust/statement.ts"
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { asksOf, tellRecipient } from "./notices.ts"
import { readOrders } from "./order-door.ts"
import { forgetOrder } from "./orders.ts"
import type { BelievedOrder } from "./orders.ts"
import type { RegisterEventOf } from "./register-state.ts"
import { abortSending, keptSendings, restsOn } from "./delivering.ts"
import type { Answer } from "./views.ts"

const disclosureOf = (order: BelievedOrder): LiveDisclosure => ({
  order: order.order,
  recipient: order.other,
  state: order.wire.state === "erased" ? "erased" : isPickedUp(order) ? "picked-up" : "waiting",
  made: asksOf(order) === "restrict",
})

const isPickedUp = ({ wire }: BelievedOrder): boolean =>
  wire.statements.some(({ payloadType }) => payloadType === payloadTypeOf("receipt"))

/** A server that erased at once leaves nothing to tell by keys; the recipient is told all the same. */
const toTell = (order: BelievedOrder): LiveDisclosure => {
  const live = disclosureOf(order)
  return live.state === "erased" ? { ...live, state: isPickedUp(order) ? "picked-up" : "waiting" } : live
}

export async function carryOut(desk: Desk, consent: ConsentId): Promise<Answer<null>> {
  const sendings = (await keptSendings(desk)).filter((one) => restsOn(one, consent))
  const read = await readOrders(desk)
  const orders = (read.ok ? read.value.orders : []).filter(
    ({ placedByUs, disclosure: { body } }) => placedByUs && body.consent === consent,
  )
  const running: readonly LiveDisclosure[] = sendings.map(({ order }) => ({
    order,
    recipient: "",
    state: "uploading",
    made: false,
  }))
  const effects = effectsOfWithdrawal(instant(desk.parts.now()), [...running, ...orders.map(toTell)])
  for (const effect of effects) {
    const acted = await act(desk, effect, orders)
    if (!acted.ok) return acted
  }
  return read.ok ? done(null) : read
}

async function act(
  desk: Desk,
  effect: WithdrawalEffect,
  orders: readonly BelievedOrder[],
): Promise<Answer<null>> {
  switch (effect.kind) {
    case "stop-preparing":
    // The patient's receipt is sealed by whoever called, once all of this is said.
    case "receipt-to-patient":
      return done(null)
    case "abort-upload":
      await abortSending(desk, effect.order)
      return done(null)
    case "revoke-keys": {
      // The server shows its recipient no key from the withdrawal on; here it leaves the memory.
      const order = orders.find((one) => one.order === effect.order)
      if (order !== undefined) forgetOrder(desk, order.order)
      return done(null)
    }
    case "notify": {
      const order = orders.find((one) => one.order === effect.order)
      return order === undefined
        ? done(null)
        : tellRecipient(desk, order, { asks: effect.asks, cause: "withdrawn" })
    }
  }
}

/** Who was told, for the patient's receipt. */
export const toldFor = (desk: Desk, consent: ConsentId): readonly RegisterEventOf<"notice-sent">[] =>
  [...desk.register.notices.values()].filter(
    (notice) => notice.cause === "withdrawn" && notice.consent === consent,
  )
