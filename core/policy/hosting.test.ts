import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { day } from "./day.ts"
import { parseCase } from "./golden-case.ts"
import { decidePool, type PoolOwner, type StoragePool } from "./hosting.ts"
import { law, lawWithSuspensions } from "./law.ts"
import type { DisclosureRequest } from "./request.ts"

function host(path: string): DisclosureRequest {
  const found = parseCase(JSON.parse(readFileSync(join(import.meta.dirname, "cases", path), "utf8")))
  if ("problem" in found) throw new TypeError(found.problem)
  return found.request
}

const poolFrom = (
  name: string,
  { kind, deployment, recipient, documents, encrypted }: DisclosureRequest,
): StoragePool => ({
  name,
  holds: kind,
  deployment,
  provider: recipient,
  documents: documents.filter((one) => one.kind !== "dpo-mode-approval"),
  encrypted,
})

const germany = host("permit/H01-host-de-strict.json")
const moment = { at: germany.at, day: day("2026-11-23") }
const owner: PoolOwner = { organisation: germany.sender, mode: "strict", settings: {}, documents: [] }

test("a German pool with its papers receives health data, a Norwegian one no tax records", () => {
  const pools = [
    poolFrom("records", germany),
    poolFrom("books-oslo", host("deny/H10-tax-eea-strict.json")),
    poolFrom("books", host("permit/H08-tax-de-strict.json")),
  ]
  const verdicts = pools.map((pool) => decidePool(pool, owner, law, moment))

  assert.deepEqual(
    verdicts.map(({ receives, mustMove }) => [receives, mustMove]),
    [
      [true, false],
      [false, true],
      [true, false],
    ],
  )
})

test("the day a decision is annulled, its pool stops receiving and must be moved", () => {
  const pool = poolFrom("records-zurich", host("permit/H05-host-ch-strict.json"))
  const annulled = lawWithSuspensions([{ class: "adequate", country: "CH", from: moment.day }])

  assert.equal(decidePool(pool, owner, law, moment).receives, true)
  const after = decidePool(pool, owner, annulled, moment)
  assert.equal(after.receives, false)
  assert.equal(after.mustMove, true)
})

test("a pool whose report ended stops receiving until the next report is here", () => {
  const pool = poolFrom("records", germany)
  const later = { at: germany.at, day: moment.day }
  const documents = pool.documents.filter(({ kind }) => kind !== "c5-report")
  const verdict = decidePool({ ...pool, documents }, owner, law, later)

  assert.equal(verdict.receives, false)
  assert.equal(verdict.mustMove, false)
  assert.ok(verdict.decision.kind === "needs")
  assert.deepEqual(
    verdict.decision.items.map(({ action }) => action),
    ["attach-c5-report"],
  )
})
