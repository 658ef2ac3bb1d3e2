/** The officer's list of ends: what both sides signed, the officer's own checks by the age that the law allows, consents under a code. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const day = 86_400_000

test("agreements of both sides and the patient's consent stand in the order in which they end, without a name", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const { consent } = await readyToSend(pair)
  const lines = must(await party.ends())

  assert.deepEqual(
    lines.map(({ until }) => until),
    lines.map(({ until }) => until).toSorted((a, b) => a - b),
  )
  const of = (kind: string) => lines.filter((line) => line.kind === kind).map(({ isOurs }) => Number(isOurs))
  assert.deepEqual(
    of("data-agreement").toSorted((a, b) => a - b),
    [0, 1],
  )
  assert.deepEqual(
    of("secrecy-undertaking").toSorted((a, b) => a - b),
    [0, 1],
  )
  assert.equal(lines.find(({ kind }) => kind === "consent")?.stops.id, "g3-consent-expired")
  assert.equal(lines.find(({ kind }) => kind === "secrecy-undertaking")?.stops.id, "g4-secrecy")
  assert.doesNotMatch(JSON.stringify(lines), /Mustermann|Erika/u)

  if (consent === null) assert.fail("the story sends with a consent")
  must(await party.withdrawConsent(consent))
  assert.ok(must(await party.ends()).every(({ kind }) => kind !== "consent"))
})

test("contractual clauses signed for five years end when they say so, and what was signed for one order is not listed once it is over", async () => {
  let later = 0
  const pair = await linkedPair(server.url, { now: () => Date.now() + later })
  const { party } = pair.practice
  const to = pair.laboratory.me.organisation
  const input = { about: to, result: "positive" as const, text: "gelesen" }
  must(await party.attest({ ...input, kind: "standard-contractual-clauses", covers: [], days: 5 * 365 }))
  const { order } = must(await party.send(await readyToSend(pair)))
  must(await party.attest({ ...input, kind: "reason-for-name", about: order, covers: [], days: 1 }))
  const kinds = async () => must(await party.ends()).map(({ kind }) => kind)
  assert.ok((await kinds()).includes("reason-for-name"))
  const reason = must(await party.ends()).find(({ kind }) => kind === "reason-for-name")
  assert.deepEqual(reason?.renew, { to: "order", order })

  later = 2 * day
  assert.ok(!(await kinds()).includes("reason-for-name"))
  const clauses = must(await party.ends()).find(({ kind }) => kind === "standard-contractual-clauses")
  assert.ok((clauses?.until ?? 0) > Date.now() + 4 * 365 * day)
  assert.deepEqual(clauses?.renew, { to: "partner", partner: to })
})
