/** What was tried and held back here, or refused by the server that was handed it: the record of the practice has it, once, without a name. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must, profileOf } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const today = (): string => new Date().toISOString().slice(0, 10)

test("pressing send without consent leaves a blocked attempt with its reason and its action, once", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const began = today()
  const question = { ...(await readyToSend(pair)), consent: null }
  assert.deepEqual(must(await party.blockedAttempts()), [])

  must(await party.noteAttempt(question))
  const again = await party.send(question)
  assert.equal(again.ok ? "" : again.refusal.code, "not-permitted")

  const attempts = must(await party.blockedAttempts())
  assert.deepEqual(
    attempts.map(({ recipient, by, verdict, actions, reasons }) => [
      recipient,
      by,
      verdict,
      actions,
      reasons.map(({ id }) => id),
    ]),
    [
      [
        must(await party.partners())[0]?.profile.name,
        "policy",
        "needs",
        ["ask-consent"],
        ["g3-consent-missing"],
      ],
    ],
  )
  assert.ok([began, today()].includes(attempts[0]?.day ?? ""), "of the day, also where midnight lay between")
  assert.doesNotMatch(JSON.stringify(attempts), /Mustermann|Erika/u)
})

test("the record says who pressed send, and that the same order went out later with leave", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const question = await readyToSend(pair)
  must(await party.noteAttempt({ ...question, consent: null }))
  const [before] = must(await party.blockedAttempts())
  assert.equal(before?.who, "Dr. Inge Beispiel")
  assert.equal(before.curedAt, null)

  const { order } = must(await party.send(question))
  const [after] = must(await party.blockedAttempts())
  assert.equal(after?.order, order)
  assert.ok((after.curedAt ?? 0) >= after.at)
})

test("what is asked only to see the answer is no attempt, and what was sent is none", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const question = await readyToSend(pair)
  must(await party.decide({ ...question, consent: null }))
  must(await party.send(question))
  assert.deepEqual(must(await party.blockedAttempts()), [])
})

test("a name among the instructions is held back by the check, and the record keeps the code, not the name", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const question = await readyToSend(pair)
  const form = { ...question.form, instructions: "Krone für Erika Mustermann" }
  const refused = await party.send({ ...question, form })
  assert.equal(refused.ok ? "" : refused.refusal.code, "name-in-text")
  const attempts = must(await party.blockedAttempts())
  assert.deepEqual(
    attempts.map(({ by, reasons }) => [by, reasons.map(({ id }) => id)]),
    [["check", ["name-in-text"]]],
  )
  assert.doesNotMatch(JSON.stringify(attempts), /Mustermann|Erika/u)
})

test("where the server refuses what this device permitted, its refusal is an attempt too", async () => {
  let beforeGrant = (): Promise<unknown> => Promise.resolve()
  const pair = await linkedPair(server.url, {
    fetch: async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input)
      if (init?.method === "POST" && pathname === "/v1/orders") await beforeGrant()
      return fetch(input, init)
    },
  })
  const { party } = pair.practice
  const question = await readyToSend(pair)
  const moved = { ...profileOf("laboratory", "Labor Nord"), onward: { kind: "reserved" } as const }
  beforeGrant = async () => must(await pair.laboratory.party.changeProfile(moved))

  const refused = await party.send(question)
  assert.equal(refused.ok ? "" : refused.refusal.code, "profile-changed")
  assert.deepEqual(
    must(await party.blockedAttempts()).map(({ by, verdict, reasons }) => [
      by,
      verdict,
      reasons.map(({ id }) => id),
    ]),
    [["server", "deny", ["profile-changed"]]],
  )
})
