import assert from "node:assert/strict"
import { test } from "node:test"
import { coverNames } from "./hidden-names.ts"

test("a name is covered wherever it was typed, in whatever case, each part of it", () => {
  assert.equal(
    coverNames("Krone für ERIKA mustermann (Mustermann, E.)", ["Mustermann", "Erika Maria"]),
    "Krone für ▒▒▒ ▒▒▒ (▒▒▒, E.)",
  )
  assert.equal(coverNames("Krone 46 (A.B)", ["A.B", ""]), "Krone 46 (▒▒▒)")
})

test("a single letter is no name to cover", () => {
  assert.equal(coverNames("Krone 46", ["K"]), "Krone 46")
})
