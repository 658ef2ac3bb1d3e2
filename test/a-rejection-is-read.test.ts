/** A rejected order: its files go at once, its reason stays for a day, and after that nothing is left. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { rejectionGrace } from "@zahnwolke/core/audit/erasure-protocol"
import { isId } from "@zahnwolke/core/records/id"
import type { OrderId } from "@zahnwolke/core/records/id"
import { transaction } from "@zahnwolke/server/database/connect"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { openParty } from "@zahnwolke/core/party/open"
import { codeOf } from "./malicious-server/scene.ts"
import { cutConnection } from "./story/cut-connection.ts"
import { partsOf } from "./story/memory-device.ts"
import { must, until } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const reason = "Der Unterkiefer fehlt."

async function rejected(): Promise<Pair & { readonly order: OrderId; readonly consent: string }> {
  const pair = await linkedPair(server.url)
  const input = await readyToSend(pair)
  const { order } = must(await pair.practice.party.send(input))
  must(await pair.laboratory.party.reject({ order, reason }))
  await until(async () => ((await jobOf(order, "erase"))?.done_at ?? null) !== null)
  return { ...pair, order, consent: input.consent ?? "" }
}

const jobOf = (order: OrderId, kind: "erase" | "forget") =>
  server.db
    .selectFrom("job")
    .select(["due_at", "done_at"])
    .where("subject", "=", order)
    .where("kind", "=", kind)
    .executeTakeFirst()

/** Row-level security lets a tenant look only; so does this. */
const kept = async ({ practice, order }: Pair & { readonly order: OrderId }) => {
  const { organisation } = practice.me
  return transaction(server.db, organisation, async (tx) => {
    const row = await tx
      .selectFrom("lab_order")
      .select("envelope")
      .where("order_id", "=", order)
      .executeTakeFirst()
    const words = await tx
      .selectFrom("stream_event")
      .select("seq")
      .where("stream", "=", order)
      .where("cipher", "is not", null)
      .execute()
    const files = await tx
      .selectFrom("chunk")
      .select("sha256")
      .where("object", "in", (from) =>
        from.selectFrom("object").select("object").where("order_id", "=", order),
      )
      .execute()
    return { key: (row?.envelope ?? null) !== null, words: words.length > 0, files: files.length > 0 }
  })
}

const openPoints = async ({
  practice,
  order,
}: Pair & { readonly order: OrderId }): Promise<readonly string[]> => {
  const { json } = must(await practice.party.erasureProtocol({ order, language: "de" }))
  const { open }: { open: readonly { kind: string }[] } = JSON.parse(json)
  return open.map(({ kind }) => kind)
}

test("the practice reads why, although the files are gone, and after a day nothing is left", async () => {
  const story = await rejected()
  const { practice, laboratory, order } = story
  must(await practice.party.attend())
  must(await laboratory.party.attend())
  const shown = must(await practice.party.order(order))
  assert.equal(shown.state, "rejected")
  assert.ok(shown.messages.some(({ text }) => text === reason))
  assert.deepEqual(shown.files, [])
  assert.deepEqual(shown.actions, ["erase-now"])
  assert.equal(shown.erasure?.wordsUntil, (shown.erasure?.startedAt ?? 0) + rejectionGrace)
  assert.deepEqual(await kept(story), { key: true, words: true, files: false })
  const open = ["declaration-missing", "declaration-missing", "words-until", "storage-report-missing"]
  assert.deepEqual(await openPoints(story), open)

  const due = (await jobOf(order, "forget"))?.due_at.getTime()
  assert.equal(due, shown.erasure?.wordsUntil)
  await server.db
    .updateTable("job")
    .set({ due_at: new Date() })
    .where("subject", "=", order)
    .where("kind", "=", "forget")
    .execute()
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await practice.party.order(order)).erasure?.complete === true
  })
  const after = must(await practice.party.order(order))
  assert.deepEqual([after.state, after.messages, after.erasure?.wordsUntil], ["erased", [], null])
  assert.deepEqual(await kept(story), { key: false, words: false, files: false })
  assert.deepEqual(await openPoints(story), ["backups-until"])
})

test("whoever placed it has read enough and erases the rest at once", async () => {
  const story = await rejected()
  const { practice, laboratory, order } = story
  must(await practice.party.close(order))
  await until(async () => must(await practice.party.order(order)).state === "erased")
  must(await laboratory.party.attend())
  assert.equal(must(await practice.party.order(order)).erasure?.complete, true)
  assert.deepEqual(await kept(story), { key: false, words: false, files: false })
})

test("a withdrawn consent does not wait for anybody to read", async () => {
  const story = await rejected()
  const { practice, order, consent } = story
  assert.ok(isId("consent", consent))
  must(await practice.party.withdrawConsent(consent))
  await until(async () => must(await practice.party.order(order)).state === "erased")
  assert.deepEqual(await kept(story), { key: false, words: false, files: false })
})

test("a rejection whose end was lost on the way is ended at the next look", async () => {
  const pair = await linkedPair(server.url)
  const { practice, laboratory } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair)))
  must(await laboratory.party.attend())
  let isSaid = false
  const way = cutConnection((request) => {
    if (request.startsWith("POST /v1/streams/order_")) isSaid = true
    return isSaid && request === "POST /v1/statements" ? "not-sent" : "through"
  })
  const cut = openParty({ ...partsOf(server.url, laboratory.device, way), wait: () => Promise.resolve() })
  assert.equal((await cut.status()).kind, "open")
  assert.equal(codeOf(await cut.reject({ order, reason })), "unreachable")
  assert.equal(await jobOf(order, "forget"), undefined)

  const again = openParty(partsOf(server.url, laboratory.device))
  assert.equal((await again.status()).kind, "open")
  must(await again.attend())
  await until(async () => ((await jobOf(order, "erase"))?.done_at ?? null) !== null)
  const shown = must(await practice.party.order(order))
  assert.equal(shown.state, "rejected")
  assert.equal(shown.erasure?.reason, "rejected")
  assert.ok(shown.messages.some(({ text }) => text === reason))
})
