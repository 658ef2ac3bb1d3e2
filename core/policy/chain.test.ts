import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { decideChain, holdersFrom, type Disclosed } from "./chain.ts"
import { day } from "./day.ts"
import { parseCase } from "./golden-case.ts"
import { law } from "./law.ts"
import type { DisclosureRequest } from "./request.ts"

function read(path: string): DisclosureRequest {
  const found = parseCase(JSON.parse(readFileSync(join(import.meta.dirname, "cases", path), "utf8")))
  if ("problem" in found) throw new TypeError(found.problem)
  return found.request
}

const today = day("2026-11-23")
/** To a milling centre that names "maker-9" in Austria for passing on, with the patient's consent to it. */
const first = read("needs/T17-milling-onward-named-strict.json")

/** The milling centre's own transfer to the maker, under the same consent. */
const second: DisclosureRequest = {
  ...first,
  sender: "milling-1",
  recipient: {
    ...first.recipient,
    organisation: "maker-9",
    places: { seat: "AT", processing: ["AT"], storage: ["AT"], backup: ["AT"], support: ["AT"] },
    onward: { kind: "none", recipients: [] },
  },
  documents: first.documents.map((document) => ({ ...document, about: "maker-9" })),
}

test("the first transfer is permitted once every named next one is", () => {
  const hop = decideChain(first, [second], law, today)

  assert.equal(hop.decision.kind, "permit")
  assert.deepEqual(
    hop.next.map(({ from, to, decision }) => [from, to, decision.kind]),
    [["milling-1", "maker-9", "permit"]],
  )
})

test("a next recipient that nobody asked about stays open", () => {
  assert.equal(decideChain(first, [], law, today).decision.kind, "needs")
})

test("a next recipient who is denied keeps the first one closed", () => {
  const reserved: DisclosureRequest = {
    ...second,
    recipient: { ...second.recipient, onward: { kind: "reserved", recipients: [] } },
  }
  const hop = decideChain(first, [reserved], law, today)

  assert.equal(hop.decision.kind, "needs")
  assert.equal(hop.next[0]?.decision.kind, "deny")
})

test("a next recipient seated elsewhere than was said is not the one that was named", () => {
  const moved: DisclosureRequest = {
    ...second,
    recipient: { ...second.recipient, places: { ...second.recipient.places, seat: "CN" } },
  }
  assert.equal(decideChain(first, [moved], law, today).decision.kind, "needs")
})

test("a circle ends, and is not permitted", () => {
  const back: DisclosureRequest = {
    ...second,
    recipient: {
      ...second.recipient,
      onward: { kind: "named", recipients: [{ organisation: "milling-1", country: "DE" }] },
    },
  }
  const again: DisclosureRequest = { ...first, sender: "maker-9" }
  assert.notEqual(decideChain(first, [back, again], law, today).decision.kind, "permit")
})

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
