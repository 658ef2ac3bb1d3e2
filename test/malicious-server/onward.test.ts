import assert from "node:assert/strict"
import { after, test } from "node:test"
import { bytesToBase64url } from "@zahnwolke/core/encoding/bytes"
import type { Json } from "@zahnwolke/core/encoding/json"
import { isRecipient, sealBytes } from "@zahnwolke/core/envelope/identity"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { crownOrder, link, must, tooth, until } from "../story/people.ts"
import { rewritten, says, swallowed } from "./bent.ts"
import { problemOf, rudeClient } from "./client.ts"
import { actor, alarmed, alarmsOf, linkedThree, preparedCase, refusedWith, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const { practice, laboratory, mill } = await linkedThree(server.url)
const secondMill = await actor(server.url, "milling-centre", "Fräszentrum Ost")
await link(laboratory.party, secondMill.party, "milling-centre")

const design = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])

async function designedOrder(): Promise<Awaited<ReturnType<typeof sentOrder>> & { readonly crown: string }> {
  const sent = await sentOrder(practice.party, laboratory.id, [mill.id])
  must(await laboratory.party.order(sent.order))
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(sent.order))
  const made = must(
    await laboratory.party.prepare({
      draft: null,
      files: [{ path: "crown.stl", blob: design }],
      patient: null,
      to: null,
    }),
  )
  must(await laboratory.party.returnDesign({ order: sent.order, draft: made.draft, supersedes: null }))
  must(await practice.party.approveDesign(sent.order))
  const crown = must(await laboratory.party.order(sent.order)).files.find((file) => file.content === "design")
  assert.ok(crown)
  return { ...sent, crown: crown.object }
}

const pass = (order: OrderId, object: string, to: typeof mill.id) =>
  laboratory.party.passOn({ order, to, objects: [object as never], form: crownOrder() })

const { order, crown, consent } = await designedOrder()

test("a recipient passes nothing on to somebody whom the sender did not name", async () => {
  refusedWith(await pass(order, crown, secondMill.id), "onward-not-named")
})

test("a scan is not passed on, even to whom was named: only what was made of it", async () => {
  const scan = must(await laboratory.party.order(order)).files.find((file) => file.content === "scan")
  assert.ok(scan)
  refusedWith(await pass(order, scan.object, mill.id), "pass-on-design-only")
})

test("what a milling centre is sent names neither the practice nor its code for the patient", async () => {
  const passed = must(await pass(order, crown, mill.id))
  const { ask } = await rudeClient(server.url, mill)
  const told = await (await ask("GET", "/v1/orders")).text()
  const seen = told.replaceAll(/"payload":"([^"]+)"/gu, (_, payload: string) =>
    Buffer.from(payload, "base64url").toString(),
  )
  assert.ok(seen.includes(passed.order))
  const { form, disclosure } = must(await laboratory.party.order(order))
  assert.ok(form.patientCode.length > 3)
  assert.equal(seen.includes(practice.id), false)
  const job = must(await mill.party.order(passed.order))
  assert.equal(JSON.stringify([seen, job]).includes(form.patientCode), false)
  assert.equal(JSON.stringify(job).includes(practice.id), false)
  // Random names, without which nobody could prove the chain from the patient's signature to this order.
  assert.ok(seen.includes(order) && seen.includes(disclosure.consent ?? "none"))
})

test("what was passed on ends with a withdrawal although the laboratory never looks again", async () => {
  const own = await designedOrder()
  const passed = must(await pass(own.order, own.crown, mill.id))
  must(await mill.party.order(passed.order))
  must(await practice.party.withdrawConsent(own.consent.consent))
  const { ask } = await rudeClient(server.url, mill)
  await until(async () => {
    const { orders }: { orders: { order: string; state: string }[] } = JSON.parse(
      await (await ask("GET", "/v1/orders")).text(),
    )
    return orders.find((one) => one.order === passed.order)?.state === "erased"
  })
})

test("a withdrawal ends what was passed on as well", async () => {
  const passed = must(await pass(order, crown, mill.id))
  must(await mill.party.order(passed.order))
  must(await practice.party.withdrawConsent(consent.consent))
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await mill.party.order(passed.order)).state === "erased"
  })
  assert.deepEqual(await alarmsOf(laboratory.party), [])
  refusedWith(
    await pass(order, crown, mill.id),
    "not-permitted",
    "order-erased",
    "onward-not-named",
    "unknown-object",
    "order-closed",
  )
})

/** The last word reaches the stream; the signed end never reaches anybody. */
async function closedWithoutStatement(closed: OrderId): Promise<void> {
  const straighten = practice.server.bend("POST", /^\/v1\/statements$/u, swallowed)
  await practice.party.close(closed)
  straighten()
}

const busy = () => says({ type: "", title: "", status: 503, code: "busy" }, 503)

test("nothing goes on from an order whose end stands in its stream, though the server hides the signed end", async () => {
  const own = await designedOrder()
  await closedWithoutStatement(own.order)
  refusedWith(await pass(own.order, own.crown, mill.id), "order-closed")
})

test("what waited for the network does not go on after the order above it ended", async () => {
  const own = await designedOrder()
  const straighten = laboratory.server.bend("POST", /^\/v1\/orders$/u, busy)
  refusedWith(await pass(own.order, own.crown, mill.id), "busy")
  straighten()
  await closedWithoutStatement(own.order)
  const party = await laboratory.restarted()
  refusedWith(await party.resumeUploads(), "order-closed")
  assert.equal(laboratory.device.outbox.all.size, 0)
})

test("the server takes on nothing that rests on another consent, or names further ones than its sender did", async () => {
  const own = await designedOrder()
  const { ask, sign } = await rudeClient(server.url, laboratory)
  const handed: Record<string, Json>[] = []
  laboratory.server.bend("POST", /^\/v1\/orders$/u, ({ body }) => {
    handed.push(body as Record<string, Json>)
    return says({ type: "", title: "", status: 403, code: "not-permitted" }, 403)
  })
  refusedWith(await pass(own.order, own.crown, mill.id), "not-permitted")
  laboratory.server.straighten()
  const [first] = handed
  assert.ok(first)
  const { payload } = first["disclosure"] as { payload: string }
  const body = JSON.parse(Buffer.from(payload, "base64url").toString())
  for (const change of [{ consent: null }, { consent: consent.consent }, { mayPassTo: [secondMill.id] }]) {
    const disclosure = await sign("disclosure", { ...body, ...change })
    const { code } = await problemOf(await ask("POST", "/v1/orders", { ...first, disclosure }))
    assert.equal(code, "onward-not-named", JSON.stringify(change))
  }
})

test("what was sealed before a withdrawal is not granted after it, whatever the server would allow", async () => {
  const prepared = await preparedCase(practice.party, laboratory.id)
  practice.server.bend("POST", /^\/v1\/orders$/u, () =>
    says({ type: "", title: "", status: 503, code: "busy" }, 503),
  )
  refusedWith(await practice.party.send(prepared.input), "busy")
  practice.server.straighten()
  must(await practice.party.withdrawConsent(prepared.consent.consent))
  const party = await practice.restarted()
  const before = practice.server.asked.filter((one) => one === "POST /v1/orders").length
  await party.resumeUploads()
  assert.equal(practice.server.asked.filter((one) => one === "POST /v1/orders").length, before)
  assert.equal(practice.device.outbox.all.size, 0)
})

test("an order that waited for the network is granted once, however often it is taken up again", async () => {
  const prepared = await preparedCase(practice.party, laboratory.id)
  let lost = 0
  practice.server.bend("POST", /^\/v1\/orders$/u, async ({ honest }) => {
    await honest()
    lost += 1
    throw new TypeError("cut")
  })
  refusedWith(await practice.party.send(prepared.input), "unreachable")
  const cut = await practice.restarted()
  await cut.resumeUploads()
  assert.ok(lost >= 2)
  practice.server.straighten()
  const party = await practice.restarted()
  must(await party.resumeUploads())
  const mine = must(await party.orders()).filter(({ title, state }) => state === "sent" && title !== "")
  assert.equal(mine.length, 1)
  assert.equal(practice.device.outbox.all.size, 0)
  const opened = must(await laboratory.party.orders()).filter(({ state }) => state === "sent")
  assert.equal(opened.length, 1)
})

test("a partner whose envelope holds nonsense spoils its own order and no other", async () => {
  const log = await (await fetch(`${server.url}/v1/organisations/${laboratory.id}/log`)).text()
  const { entries }: { entries: { payload: string }[] } = JSON.parse(log)
  const texts = entries.map(({ payload }) => Buffer.from(payload, "base64url").toString()).join("\n")
  const recipient = /"kind":"epoch","recipient":"([^"]+)"/u.exec(texts)?.[1] ?? ""
  assert.ok(isRecipient(recipient))
  const before = must(await laboratory.party.orders()).length
  for (const nonsense of [new Uint8Array([0xff, 0xfe, 0x00]), new Uint8Array(0)]) {
    const prepared = await preparedCase(practice.party, laboratory.id)
    const envelope = bytesToBase64url(await sealBytes(nonsense, [recipient]))
    practice.server.bend("POST", /^\/v1\/orders$/u, ({ body }) =>
      fetch(`${server.url}/v1/orders`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ ...(body as { [key: string]: Json }), envelope }),
      }),
    )
    const { token } = await rudeClient(server.url, practice)
    await practice.party.send(prepared.input)
    practice.server.straighten()
  }
  assert.equal(must(await laboratory.party.orders()).length, before)
  await alarmed(laboratory.party, "envelope-closed")
})

test("an export that the server filled with other things is no export", async () => {
  const envelopes = new RegExp(`^/v1/organisations/${practice.id}/epochs/`, "u")
  const lies = [
    () => practice.server.bend("GET", envelopes, () => says({ envelope: "AAAA" })),
    () =>
      practice.server.bend("GET", /\/parts\/0$/u, async ({ honest }) => {
        const bytes = new Uint8Array(await (await honest()).arrayBuffer())
        bytes[100] = (bytes[100] ?? 0) ^ 1
        return new Response(bytes)
      }),
    () =>
      practice.server.bend(
        "GET",
        /\/objects\/object_[a-z0-9]+$/u,
        rewritten((answer) => ({ ...answer, chunks: [] })),
      ),
  ]
  const party = await practice.restarted()
  for (const lie of lies) {
    lie()
    const exported = await party.exportAll(() => Promise.resolve())
    practice.server.straighten()
    refusedWith(exported, "export-differs", "envelope-swapped")
  }
})
