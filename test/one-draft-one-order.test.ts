/** One draft becomes one order, however often somebody presses; and a form that nobody could read is not sent. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { cutConnection } from "./story/cut-connection.ts"
import { foundSide, giveConsent, link, must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

test("two presses at once and a third afterwards get the same answer, and there is one order", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const input = await readyToSend(pair)
  const [first, second] = await Promise.all([party.send(input), party.send(input)])
  assert.deepEqual(must(first), must(second))
  assert.deepEqual(must(await party.send(input)), must(first))
  const orders = must(await pair.laboratory.party.orders())
  assert.deepEqual(
    orders.map(({ order, number }) => ({ order, number })),
    [must(first)],
  )
})

test("a press after the line broke sends what was sealed, under the number that was said", async () => {
  const way = cutConnection((request) => (request === "POST /v1/orders" && lost ? "not-heard" : "through"))
  let lost = true
  const pair = await linkedPair(server.url, { fetch: way.fetch })
  const { party, device } = pair.practice
  const input = await readyToSend(pair)
  const cut = await party.send(input)
  assert.equal(cut.ok ? "" : cut.refusal.code, "unreachable")
  lost = false
  const sent = must(await party.send(input))
  assert.equal(cut.ok ? "" : cut.refusal.details["number"], sent.number)
  const [order, ...more] = must(await pair.laboratory.party.orders())
  assert.deepEqual([order?.number, more], [sent.number, []])
  assert.equal(device.outbox.all.size, 0)
})

test("what was sealed for one recipient is not what goes when somebody presses for another, or without a file", async () => {
  const way = cutConnection((request) => (request === "POST /v1/orders" && lost ? "not-sent" : "through"))
  let lost = true
  const pair = await linkedPair(server.url, { fetch: way.fetch })
  const { party } = pair.practice
  const other = await foundSide(server.url, "laboratory", "Labor Süd")
  await link(party, other.party, "laboratory")
  const input = await readyToSend(pair)
  assert.equal((await party.send(input)).ok, false)
  lost = false
  assert.ok(input.patient)
  const { consent } = await giveConsent(party, input.patient, other.me.organisation)
  const [file] = must(await party.prepare({ ...input, files: [] })).files
  assert.ok(file)
  const changes: readonly Partial<typeof input>[] = [
    { to: other.me.organisation, consent },
    { without: [file.key] },
    { form: { ...input.form, instructions: "Bitte anrufen" } },
  ]
  for (const change of changes) {
    const refused = await party.send({ ...input, ...change })
    assert.equal(refused.ok ? "" : refused.refusal.code, "sealed-otherwise")
  }
  assert.deepEqual(must(await pair.laboratory.party.orders()), [])
  must(await party.send(input))
  assert.equal(must(await pair.laboratory.party.orders()).length, 1)
  assert.deepEqual(must(await other.party.orders()), [])
})

test("a form with something that orders do not know is refused with a sentence, and nothing leaves", async () => {
  const pair = await linkedPair(server.url)
  const input = await readyToSend(pair)
  const name = { family: "Mustermann", given: "Erika", reason: "Farbnahme", title: "Dr." }
  const refused = await pair.practice.party.send({ ...input, form: { ...input.form, patientName: name } })
  assert.equal(refused.ok ? "" : refused.refusal.code, "form-unknown")
  assert.equal(pair.practice.device.outbox.all.size, 0)
  assert.deepEqual(must(await pair.laboratory.party.orders()), [])
})
