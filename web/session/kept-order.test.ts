import assert from "node:assert/strict"
import { test } from "node:test"
import { keepNothing } from "@zahnwolke/core/deidentify/context"
import { randomId } from "@zahnwolke/core/records/id"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { keptOrders } from "./kept-order.ts"
import type { KeptOrder } from "./kept-order.ts"

const erika = randomId("patient")
const laboratory = randomId("org")
const nobody = { patient: null, to: null }

const order = (
  draft: string,
  patient: PatientId | null = erika,
  to: OrganisationId | null = laboratory,
): KeptOrder => ({
  form: {
    units: [],
    work: { restoration: "crown", material: null },
    shade: "",
    dueOn: "",
    appointmentOn: "",
    kind: "new",
    statutory: false,
    instructions: "",
    prescriber: "",
    withName: false,
    nameReason: "",
    mayPassTo: [],
  },
  to,
  patient,
  keep: keepNothing,
  agreed: null,
  draft: {
    view: {
      draft,
      files: [],
      prefill: {},
      leakHits: [],
      notAlone: [],
      named: { others: [], chosenToo: false },
    },
    dropped: new Map(),
    said: new Map(),
    preparedFor: "",
  },
})

test("what was begun comes back for whoever asks for nobody else", () => {
  const orders = keptOrders()
  const begun = order("one")
  orders.keep(begun)

  assert.equal(orders.begun(nobody), begun)
  assert.equal(orders.begun({ patient: erika, to: laboratory }), begun)
  assert.equal(orders.begun({ patient: randomId("patient"), to: null }), null)
  assert.equal(orders.begun({ patient: null, to: randomId("org") }), null)
})

test("what was sent, thrown away or locked in does not come back, even where a closing screen still shows it", () => {
  const orders = keptOrders()
  orders.keep(order("sent"))
  orders.forget("sent")
  orders.keep(order("sent"))
  assert.equal(orders.begun(nobody), null)

  orders.keep(order("locked"))
  orders.clear()
  orders.keep(order("locked"))
  assert.equal(orders.begun(nobody), null)

  orders.keep(order("next"))
  assert.equal(orders.begun(nobody)?.draft.view.draft, "next")
})
