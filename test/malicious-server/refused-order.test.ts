import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { link, must } from "../story/people.ts"
import { says } from "./bent.ts"
import { rudeClient } from "./client.ts"
import { actor, alarmed, alarmsOf, preparedCase, refusedWith, sentOrder } from "./scene.ts"
import type { Case } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
await link(practice.party, laboratory.party, "laboratory")

interface Wire {
  readonly order: string
  readonly disclosure: { readonly payload: string }
}

const placing = /^\/v1\/orders$/u
const refusal = () => says({ type: "", title: "", status: 403, code: "not-permitted" }, 403)

/** The server takes the order and says that it refused. */
async function refusedAndTaken(input: Case["input"], then: () => void = () => {}): Promise<void> {
  const straighten = practice.server.bend("POST", placing, async ({ honest }) => {
    await honest()
    then()
    return refusal()
  })
  const sent = await practice.party.send(input)
  straighten()
  refusedWith(sent, "not-permitted")
  assert.equal(sent.ok ? "" : sent.refusal.details["handed"], "yes")
}

test("an order that the server called refused and disclosed all the same is shown with an alarm, and the next try is another order", async () => {
  const { input } = await preparedCase(practice.party, laboratory.id)
  await refusedAndTaken(input)
  const [opened] = must(await laboratory.party.orders())
  assert.ok(opened)
  assert.equal(must(await laboratory.party.order(opened.order)).files.length, 2)

  const { files } = must(
    await practice.party.prepare({
      draft: input.draft,
      files: [],
      patient: input.patient,
      to: laboratory.id,
    }),
  )
  const { order } = must(await practice.party.send({ ...input, without: [files[0]?.key ?? ""] }))
  assert.notEqual(order, opened.order)

  const mine = must(await practice.party.orders()).map((one) => one.order)
  assert.deepEqual(mine.toSorted(), [order, opened.order].toSorted())
  await alarmed(practice.party, "refused-yet-disclosed")
  assert.equal(must(await practice.party.order(order)).files.length, 1)
  assert.equal(must(await laboratory.party.order(order)).files.length, 1)
  must(await practice.party.close(opened.order))

  const restarted = await practice.restarted()
  must(await restarted.orders())
  await alarmed(restarted, "refused-yet-disclosed")
})

test("a device that could not write its record still knows what it handed to a server that refused", async () => {
  const { input } = await preparedCase(practice.party, laboratory.id)
  await refusedAndTaken(input, () =>
    practice.server.bend("POST", /\/streams\//u, () =>
      says({ type: "", title: "", status: 503, code: "busy" }, 503),
    ),
  )
  practice.server.straighten()
  const party = await practice.restarted()
  const before = (await alarmsOf(party)).filter((code) => code === "refused-yet-disclosed").length
  must(await party.orders())
  const after = (await alarmsOf(party)).filter((code) => code === "refused-yet-disclosed").length
  assert.ok(after > before)
})

test("a refusal that was one leaves no alarm, and the same draft goes out as another order", async () => {
  const { input } = await preparedCase(practice.party, laboratory.id)
  const party = practice.party
  const known = must(await party.orders()).length
  const straighten = practice.server.bend("POST", placing, refusal)
  refusedWith(await party.send(input), "not-permitted")
  straighten()
  must(await party.send(input))
  assert.equal(must(await party.orders()).length, known + 1)
})

test("a name that is taken answers ok to the same disclosure only, and to another one that it is taken", async () => {
  const { input } = await preparedCase(practice.party, laboratory.id)
  const handed: { disclosure: { payload: string } }[] = []
  practice.server.bend("POST", placing, ({ body, honest }) => {
    handed.push(body as { disclosure: { payload: string } })
    return honest()
  })
  must(await practice.party.send(input))
  practice.server.straighten()
  const [first] = handed
  assert.ok(first)
  const { ask } = await rudeClient(server.url, practice)
  assert.equal((await ask("POST", "/v1/orders", first)).status, 200)
  const text = Buffer.from(first.disclosure.payload, "base64url").toString()
  const payload = Buffer.from(text.replace(/"at":(\d+)/u, (_, at) => `"at":${Number(at) + 1}`)).toString(
    "base64url",
  )
  const other = await ask("POST", "/v1/orders", { ...first, disclosure: { ...first.disclosure, payload } })
  assert.equal(other.status, 409)
})

test("another disclosure under the name of an order that the practice placed is not its order", async () => {
  const { order } = await sentOrder(practice.party, laboratory.id)
  const { sign } = await rudeClient(server.url, practice)
  const party = await practice.restarted()
  practice.server.bend("GET", placing, async ({ honest }) => {
    const { orders }: { orders: Wire[] } = JSON.parse(await (await honest()).text())
    const wires = orders.map(async (wire) => {
      const body = JSON.parse(Buffer.from(wire.disclosure.payload, "base64url").toString())
      return wire.order === order
        ? { ...wire, disclosure: await sign("disclosure", { ...body, at: body.at + 1 }) }
        : wire
    })
    return says({ orders: await Promise.all(wires) })
  })
  refusedWith(await party.order(order), "grant-swapped")
  practice.server.straighten()
  await alarmed(party, "grant-swapped")
})
