import assert from "node:assert/strict"
import { after, test } from "node:test"
import { utf8, bytesToBase64url, base64urlToBytes } from "@zahnwolke/core/encoding/bytes"
import type { Json } from "@zahnwolke/core/encoding/json"
import { newIdentity, recipientOf, sealBytes } from "@zahnwolke/core/envelope/identity"
import { isRecipient } from "@zahnwolke/core/envelope/identity"
import type { OrderId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { link, must, until } from "../story/people.ts"
import { frozen, rewritten, says, swallowed } from "./bent.ts"
import { actor, alarmed, alarmsOf, codeOf, refusedWith, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
const other = await actor(server.url, "laboratory", "Labor Süd")
await link(practice.party, laboratory.party, "laboratory")
await link(practice.party, other.party, "laboratory")
await link(laboratory.party, other.party, "laboratory")

type Wire = { [key: string]: Json }
const orders = /^\/v1\/orders$/u

/** Bends what the list of orders says of one of them. */
const saysOf = (order: OrderId, change: (wire: Wire) => Wire) =>
  rewritten((answer) => ({
    orders: (answer["orders"] as Wire[]).map((wire) => (wire["order"] === order ? change(wire) : wire)),
  }))

const { order, consent } = await sentOrder(practice.party, laboratory.id)
const [file] = must(await laboratory.party.order(order)).files
assert.ok(file)
const { object } = file

test("an order whose key was swapped is refused before a word is written under the new one", async () => {
  const party = await laboratory.restarted()
  const [state] = must(await practice.party.partners()).filter((one) => one.organisation === laboratory.id)
  assert.ok(state)
  const log = await fetch(`${server.url}/v1/organisations/${laboratory.id}/log`)
  const { entries }: { entries: { payload: string }[] } = JSON.parse(await log.text())
  const texts = entries.map(({ payload }) => new TextDecoder().decode(base64urlToBytes(payload) ?? utf8("")))
  const recipient = /"kind":"epoch","recipient":"([^"]+)"/u.exec(texts.join("\n"))?.[1] ?? ""
  assert.ok(isRecipient(recipient))
  const mine = newIdentity()
  const envelope = bytesToBase64url(await sealBytes(utf8(`${mine}\n`), [recipient, await recipientOf(mine)]))
  laboratory.server.bend(
    "GET",
    orders,
    saysOf(order, (wire) => ({ ...wire, envelope })),
  )
  const said = await party.say({ order, kind: "question", text: "geheim" })
  const listed = must(await party.orders())
  laboratory.server.straighten()
  refusedWith(said, "envelope-swapped")
  assert.deepEqual(listed, [])
  await alarmed(party, "envelope-swapped")
})

test("an order without its key is not shown as an empty one", async () => {
  const party = await laboratory.restarted()
  laboratory.server.bend(
    "GET",
    orders,
    saysOf(order, (wire) => ({ ...wire, envelope: null })),
  )
  refusedWith(await party.order(order), "envelope-closed")
  laboratory.server.straighten()
  await alarmed(party, "envelope-closed")
})

test("an order between two others is not ours, whoever hands it out", async () => {
  let stolen: Json = null
  laboratory.server.bend(
    "GET",
    orders,
    rewritten((answer) => {
      stolen = answer["orders"] ?? null
      return answer
    }),
  )
  must(await laboratory.party.orders())
  laboratory.server.straighten()
  const party = await other.restarted()
  other.server.bend("GET", orders, () => says({ orders: stolen }))
  assert.deepEqual(must(await party.orders()), [])
  await alarmed(party, "grant-swapped")
  // The same with the server claiming that it was placed with us.
  other.server.straighten()
  other.server.bend("GET", orders, () =>
    says({ orders: (stolen as Wire[]).map((wire) => ({ ...wire, placedWith: other.id })) }),
  )
  assert.deepEqual(must(await party.orders()), [])
  other.server.straighten()
})

test("a grant that is not signed, or says another thing than was signed, opens nothing", async () => {
  const party = await laboratory.restarted()
  laboratory.server.bend(
    "GET",
    orders,
    saysOf(order, (wire) => {
      const disclosure = wire["disclosure"] as { payload: string; payloadType: string; signatures: Json }
      const text = new TextDecoder().decode(base64urlToBytes(disclosure.payload) ?? utf8(""))
      const payload = bytesToBase64url(utf8(text.replace('"mayPassTo":[]', `"mayPassTo":["${other.id}"]`)))
      return { ...wire, disclosure: { ...disclosure, payload } }
    }),
  )
  refusedWith(await party.order(order), "grant-unsigned")
  laboratory.server.straighten()
  await alarmed(party, "grant-unsigned")
})

const part = new RegExp(`^/v1/orders/${order}/objects/${object}/parts/0$`, "u")
const list = new RegExp(`^/v1/orders/${order}/objects/${object}$`, "u")

/** What a server could hand out instead of the file that was signed. */
const liesAboutFiles: readonly [string, () => void][] = [
  [
    "truncated",
    () =>
      void laboratory.server.bend("GET", part, async ({ honest }) => {
        const bytes = await (await honest()).arrayBuffer()
        return new Response(bytes.slice(0, -20))
      }),
  ],
  [
    "one bit",
    () =>
      void laboratory.server.bend("GET", part, async ({ honest }) => {
        const bytes = new Uint8Array(await (await honest()).arrayBuffer())
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
        return new Response(bytes)
      }),
  ],
  [
    "another object's parts",
    () =>
      void laboratory.server.bend("GET", list, async () => {
        const token = await fetch(`${server.url}/v1/about`)
        assert.ok(token.ok)
        return says({
          object,
          size: 1,
          sha256: "0".repeat(64),
          chunks: [{ sha256: "0".repeat(64), size: 1 }],
        })
      }),
  ],
  [
    "parts twice",
    () =>
      void laboratory.server.bend(
        "GET",
        list,
        rewritten((answer) => ({
          ...answer,
          chunks: [...(answer["chunks"] as Json[]), ...(answer["chunks"] as Json[])],
        })),
      ),
  ],
  [
    "a part less",
    () =>
      void laboratory.server.bend(
        "GET",
        list,
        rewritten((answer) => ({ ...answer, chunks: [] })),
      ),
  ],
]

test("a file is the signed one, whole and in order, or none", async () => {
  const second = must(await laboratory.party.order(order)).files[1]
  assert.ok(second)
  for (const [name, lie] of liesAboutFiles) {
    lie()
    const opened = await laboratory.party.openFile({ order, object })
    laboratory.server.straighten()
    assert.ok(["file-changed", "file-swapped"].includes(codeOf(opened)), `${name}: ${codeOf(opened)}`)
  }
  await alarmed(laboratory.party, "file-swapped")
  must(await laboratory.party.openFile({ order, object }))
})

test("a server that calls an order erased without signing so is not believed", async () => {
  const party = await practice.restarted()
  practice.server.bend(
    "GET",
    orders,
    saysOf(order, (wire) => ({ ...wire, state: "erased", envelope: null })),
  )
  const shown = await party.order(order)
  await party.attend()
  practice.server.straighten()
  assert.ok(!shown.ok || shown.value.state !== "erased")
  await alarmed(party, "erasure-unproven")
  assert.equal(must(await practice.party.order(order)).actions.includes("close"), true)
})

test("a server that closes an order by itself gets no signature for it", async () => {
  const party = await practice.restarted()
  practice.server.bend(
    "GET",
    orders,
    saysOf(order, (wire) => ({ ...wire, state: "closing" })),
  )
  const before = practice.server.asked.filter((one) => one === "POST /v1/statements").length
  await party.attend()
  practice.server.straighten()
  assert.equal(practice.server.asked.filter((one) => one === "POST /v1/statements").length, before)
  await alarmed(party, "closed-by-nobody")
})

test("an order that we placed and the server no longer shows is missed", async () => {
  const party = await practice.restarted()
  practice.server.bend("GET", orders, () => says({ orders: [] }))
  must(await party.orders())
  practice.server.straighten()
  await alarmed(party, "order-hidden")
})

test("a withdrawal that the server drops still ends the order, and the laboratory reads it in the order itself", async () => {
  const second = await sentOrder(practice.party, laboratory.id)
  must(await laboratory.party.order(second.order))
  practice.server.bend("POST", /^\/v1\/statements$/u, swallowed)
  must(await practice.party.withdrawConsent(second.consent.consent))
  await alarmed(practice.party, "not-in-log")
  must(await practice.party.attend())
  await alarmed(practice.party, "withdrawal-ignored")
  practice.server.straighten()
  assert.equal(must(await laboratory.party.order(second.order)).state, "closed")
})

test("an old consent shown again opens nothing once it was withdrawn", async () => {
  const third = await sentOrder(practice.party, laboratory.id)
  must(await practice.party.withdrawConsent(third.consent.consent))
  practice.server.bend(
    "GET",
    /^\/v1\/statements$/u,
    rewritten((answer) => answer),
  )
  const again = await practice.party.prepare({
    draft: null,
    files: [],
    patient: third.patient.patient,
    to: laboratory.id,
  })
  refusedWith(again, "no-files")
  const { files } = await import("./scene.ts")
  const draft = must(
    await practice.party.prepare({
      draft: null,
      files,
      patient: third.patient.patient,
      to: laboratory.id,
    }),
  )
  refusedWith(await practice.party.send({ ...third.input, draft: draft.draft }), "not-permitted")
  practice.server.straighten()
})

test("an erasure report for other files, or by another hand, completes nothing; an erased order does not come back", async () => {
  const fourth = await sentOrder(practice.party, laboratory.id)
  must(await laboratory.party.attend())
  must(await practice.party.close(fourth.order))
  const keep = frozen()
  practice.server.bend("GET", orders, keep)
  must(await practice.party.orders())
  practice.server.straighten()
  await until(async () => {
    must(await practice.party.attend())
    return must(await practice.party.order(fourth.order)).state === "erased"
  })
  must(await laboratory.party.attend())
  assert.equal(must(await practice.party.order(fourth.order)).erasure?.complete, true)

  const reportless = (wire: Wire): Wire => ({
    ...wire,
    statements: (wire["statements"] as { payloadType: string }[]).filter(
      ({ payloadType }) => !payloadType.includes("storage-report"),
    ),
  })
  practice.server.bend("GET", orders, saysOf(fourth.order, reportless))
  const party = await practice.restarted()
  const shown = must(await party.order(fourth.order))
  practice.server.straighten()
  assert.equal(shown.erasure?.complete, false)
  await alarmed(party, "erasure-unproven")

  const another = await practice.restarted()
  practice.server.bend(
    "GET",
    orders,
    rewritten((answer) => ({
      orders: (answer["orders"] as Wire[]).map((wire) =>
        wire["order"] === fourth.order ? { ...wire, state: "open", envelope: "AAAA" } : wire,
      ),
    })),
  )
  must(await another.orders())
  practice.server.straighten()
  await alarmed(another, "erased-order-returned")
})

test("honest days leave no alarm behind", async () => {
  const party = await practice.restarted()
  must(await party.attend())
  must(await party.orders())
  assert.deepEqual(await alarmsOf(party), [])
  assert.ok(consent)
})
