/** A device that is locked: no key is left for what was under way, and what was sealed waits until it is unlocked. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { partsOf } from "./story/memory-device.ts"
import { foundSide, must, tooth } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend, twoJaws } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const isPart = (init: RequestInit | undefined, url: string): boolean =>
  init?.method === "PUT" && url.includes("/chunks/")

/** As `fetch` ends what is called off. */
const calledOff = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new TypeError("called off")))
  })

/** A way on which parts of files stay until it is opened; what is called off meanwhile ends. */
function heldWay() {
  let open = false
  let asked = 0
  const { promise: held, resolve } = Promise.withResolvers<void>()
  const way: typeof fetch = async (input, init) => {
    asked += 1
    if (isPart(init, input instanceof Request ? input.url : String(input)) && !open) {
      resolve()
      await calledOff(init?.signal)
    }
    return fetch(input, init)
  }
  return {
    fetch: way,
    held,
    asked: () => asked,
    release: () => {
      open = true
    },
  }
}

const unlock = async ({ loginName, passphrase }: Side, party: Party): Promise<void> =>
  void must(await party.signIn({ loginName, passphrase, deviceName: "PC" }))

async function waitingOf(party: Party): Promise<number> {
  const status = await party.status()
  if (status.kind !== "locked") assert.fail(`the desk is ${status.kind}`)
  return status.waiting
}

async function reopened(side: Side, way: Pick<ReturnType<typeof heldWay>, "fetch">): Promise<Party> {
  const party = openParty(partsOf(server.url, side.device, way))
  assert.equal((await party.status()).kind, "open")
  return party
}

/** An order whose parts are on their way when the device is locked. */
async function lockedInUpload(pair: Pair) {
  const way = heldWay()
  const party = await reopened(pair.practice, way)
  const sending = party.send(await readyToSend({ ...pair, practice: { ...pair.practice, party } }))
  await way.held
  await party.lock()
  return { way, party, stopped: await sending }
}

async function returnCrown(party: Party, order: OrderId) {
  const blob = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])
  const files = [{ path: "crown_46.stl", blob }]
  const { draft } = must(await party.prepare({ draft: null, files, patient: null, to: null }))
  return party.returnDesign({ order, draft, supersedes: null })
}

/** A lock that waits for a server would wait for ever; a minute is for a machine that is busy. */
const lockOf = (party: Party): Promise<string> =>
  Promise.race([party.lock().then(() => "locked"), pause(60_000, "still open", { ref: false })])

const ordersAt = async ({ laboratory }: Pair): Promise<readonly string[]> =>
  must(await laboratory.party.orders()).map(({ number }) => number)

test("a lock in the middle of an upload stops it, and the order goes on whole once the device is unlocked", async () => {
  const pair = await linkedPair(server.url)
  const { way, party, stopped } = await lockedInUpload(pair)
  assert.equal(stopped.ok ? "" : stopped.refusal.code, "locked")
  assert.equal(stopped.ok ? "" : stopped.refusal.details["kept"], "yes")
  assert.equal(await waitingOf(party), 1)
  assert.notEqual(pair.practice.device.outbox.all.size, 0)
  assert.deepEqual(await ordersAt(pair), [])
  way.release()
  const refused = await party.resumeUploads()
  assert.equal(refused.ok ? "" : refused.refusal.code, "locked")
  await unlock(pair.practice, party)
  assert.equal(must(await party.resumeUploads()), 1)
  const [order] = must(await pair.laboratory.party.orders())
  assert.ok(order)
  assert.equal(must(await pair.laboratory.party.order(order.order)).files.length, twoJaws.length)
  assert.equal(pair.practice.device.outbox.all.size, 0)
})

test("nothing asks the server for anything after the lock, and a locked device asks for no more than to be unlocked", async () => {
  const { way } = await lockedInUpload(await linkedPair(server.url))
  const asked = way.asked()
  way.release()
  await pause(700)
  assert.equal(way.asked(), asked)
})

test("a server that lets a sign-in hang keeps neither the keys nor the door open, and its late answer opens nothing", async () => {
  const pair = await linkedPair(server.url)
  const { promise: asked, resolve: hang } = Promise.withResolvers<void>()
  const { promise: late, resolve: answer } = Promise.withResolvers<void>()
  let ended = false
  let sessions = 0
  const way: typeof fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    if (isPart(init, url) && !ended) {
      ended = true
      return Response.json({ type: "", title: "", status: 401, code: "session-ended" }, { status: 401 })
    }
    if (url.endsWith("/sessions/challenge") && ended && sessions++ === 0) {
      hang()
      await Promise.race([late, calledOff(init?.signal)])
    }
    return fetch(input, init)
  }
  const party = await reopened(pair.practice, { fetch: way })
  const sending = party.send(await readyToSend({ ...pair, practice: { ...pair.practice, party } }))
  await asked
  const locked = await lockOf(party)
  answer()
  await sending
  assert.equal(locked, "locked")
  await unlock(pair.practice, party)
  assert.equal(must(await party.resumeUploads()), 1)
})

test("a lock while files are being sealed leaves nothing of them, and says that the order did not go", async () => {
  const pair = await linkedPair(server.url)
  const { device } = pair.practice
  const put: typeof device.outbox.put = async (name, bytes) => {
    await device.outbox.put(name, bytes)
    await party.lock()
  }
  const party: Party = openParty({
    ...partsOf(server.url, device),
    outbox: { ...device.outbox, put },
  })
  assert.equal((await party.status()).kind, "open")
  const stopped = await party.send(await readyToSend({ ...pair, practice: { ...pair.practice, party } }))
  assert.equal(stopped.ok ? "" : stopped.refusal.code, "locked-while-sealing")
  assert.equal(await waitingOf(party), 0)
  assert.equal(device.outbox.all.size, 0)
  await unlock(pair.practice, party)
  assert.equal(must(await party.resumeUploads()), 0)
  assert.deepEqual(await ordersAt(pair), [])
})

test("a draft is forgotten with the lock: what is readable does not stay behind a locked door", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const input = await readyToSend(pair)
  await party.lock()
  await unlock(pair.practice, party)
  const sent = await party.send(input)
  assert.equal(sent.ok ? "" : sent.refusal.code, "draft-unknown")
})

test("a server that never answers when it is asked who a partner is keeps no key either", async () => {
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  const { promise: asked, resolve: hang } = Promise.withResolvers<void>()
  const { laboratory } = pair
  const { device } = laboratory
  const stalled: typeof fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    if (device.outbox.all.size > 0 && url.endsWith("/v1/partners")) {
      hang()
      await calledOff(init?.signal)
    }
    return fetch(input, init)
  }
  const party = await reopened(laboratory, { fetch: stalled })
  must(await party.attend())
  must(await party.accept(order))
  const returning = returnCrown(party, order)
  await asked
  assert.equal(await lockOf(party), "locked")
  assert.equal((await returning).ok, false)
})

test("what waits is of the house that sealed it: another one that is unlocked on the same device neither sends nor loses it", async () => {
  const pair = await linkedPair(server.url)
  const { way, party } = await lockedInUpload(pair)
  way.release()
  const other = await foundSide(server.url, "practice", "Praxis nebenan")
  await unlock(other, party)
  assert.equal(must(await party.resumeUploads()), 0)
  assert.deepEqual(must(await party.blockedAttempts()), [])
  await party.lock()
  assert.equal(await waitingOf(party), 1)
  await unlock(pair.practice, party)
  assert.equal(must(await party.resumeUploads()), 1)
  assert.equal((await ordersAt(pair)).length, 1)
})

test("a design on its way back stops at the lock and goes on after it", async () => {
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  const way = heldWay()
  const party = await reopened(pair.laboratory, way)
  must(await party.attend())
  must(await party.accept(order))
  const returning = returnCrown(party, order)
  await way.held
  await party.lock()
  const stopped = await returning
  assert.equal(stopped.ok ? "" : stopped.refusal.code, "locked")
  assert.equal(await waitingOf(party), 1)
  way.release()
  await unlock(pair.laboratory, party)
  assert.equal(must(await party.resumeUploads()), 1)
  assert.equal(
    must(await pair.practice.party.order(order)).files.some(({ role }) => role === "design"),
    true,
  )
})
