import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "../records/id.ts"
import type { OrderId } from "../records/id.ts"
import { inOrder } from "./holder-papers.ts"
import type { HoldingView } from "./holder-views.ts"

const holding = (to: string, order: OrderId, parent: OrderId | null): HoldingView => ({
  from: "",
  to,
  role: "laboratory",
  depth: parent === null ? 1 : 2,
  order,
  number: "",
  title: "",
  at: 0,
  parent,
  ground: null,
  countries: ["DE"],
  countriesNow: [],
  until: 0,
  state: "held",
  kept: [],
  doubtful: false,
})

test("on paper each holder stands below the one it got it from, and what has its parent elsewhere is not lost", () => {
  const [north, east] = [randomId("order"), randomId("order")]
  const all = [
    holding("Labor Nord", north, null),
    holding("Labor Ost", east, null),
    holding("Fräswerk Süd", randomId("order"), north),
    holding("Fräswerk West", randomId("order"), randomId("order")),
  ]
  assert.deepEqual(
    inOrder(all).map(({ to }) => to),
    ["Labor Nord", "Fräswerk Süd", "Labor Ost", "Fräswerk West"],
  )
})
