import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "@zahnwolke/core/records/id"
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import { filterOrders, isOurTurn } from "./order-filter.ts"

const order = (change: Partial<OrderSummary>): OrderSummary => ({
  order: randomId("order"),
  number: "ZW-4K7M-92XA-3",
  state: "sent",
  placedByUs: true,
  partner: { organisation: randomId("org"), name: "Labor Nord", role: "laboratory" },
  patientCode: "6R6MMTRWC",
  patientName: null,
  nameHidden: false,
  patient: null,
  title: "Krone 16",
  dueOn: null,
  unread: false,
  openQuestion: false,
  changedAt: 1,
  parent: null,
  ...change,
})

test("it is the practice's turn when a design waits, and the laboratory's when an order arrived", () => {
  assert.ok(isOurTurn(order({ state: "design-review" })))
  assert.ok(!isOurTurn(order({ state: "design-review", placedByUs: false })))
  assert.ok(isOurTurn(order({ state: "received", placedByUs: false })))
  assert.ok(!isOurTurn(order({ state: "received" })))
})

test("an open question makes it our turn, except where the order has ended", () => {
  assert.ok(isOurTurn(order({ state: "accepted", openQuestion: true })))
  assert.ok(!isOurTurn(order({ state: "closed", openQuestion: true })))
})

test("what is typed is found in number, code, partner and work, whatever its case", () => {
  const orders = [order({}), order({ title: "Schiene", partner: { ...order({}).partner, name: "Fräswerk" } })]
  const found = (text: string): number => filterOrders(orders, { turn: "all", partner: "", text }).length

  assert.equal(found("92xa"), 2)
  assert.equal(found("6r6mm"), 2)
  assert.equal(found("schiene"), 1)
  assert.equal(found("FRÄSWERK"), 1)
  assert.equal(found("nichts davon"), 0)
})

test("what changed last stands first, and ended orders stand among the finished only", () => {
  const orders = [
    order({ changedAt: 1, title: "alt" }),
    order({ changedAt: 3, title: "neu" }),
    order({ changedAt: 2, title: "weg", state: "erased" }),
  ]
  const titles = (turn: "running" | "finished" | "all"): readonly string[] =>
    filterOrders(orders, { turn, partner: "", text: "" }).map(({ title }) => title)

  assert.deepEqual(titles("running"), ["neu", "alt"])
  assert.deepEqual(titles("finished"), ["weg"])
  assert.deepEqual(titles("all"), ["neu", "weg", "alt"])
})
