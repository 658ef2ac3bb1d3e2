import assert from "node:assert/strict"
import { test } from "node:test"
import { holdersFrom, type Disclosed } from "./chain.ts"
import { day } from "./day.ts"

const disclosed = (from: string, to: string): Disclosed => ({
  from,
  to,
  order: "order-1",
  ground: "g3-ground-consent",
  countries: ["DE"],
  eraseBy: day("2026-12-24"),
  erased: false,
})

test("from the patient's practice to the last holder is one question", () => {
  const register = [
    disclosed("practice", "lab"),
    disclosed("lab", "milling"),
    disclosed("milling", "lab"),
    disclosed("other-practice", "other-lab"),
  ]
  assert.deepEqual(
    holdersFrom("practice", register).map(({ to, depth }) => [to, depth]),
    [
      ["lab", 1],
      ["milling", 2],
      ["lab", 3],
    ],
  )
})
