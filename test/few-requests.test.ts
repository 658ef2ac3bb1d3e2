/** What a screen waits for: how many questions it asks of the server, and how many of them one after another. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { actor, sentOrder } from "./malicious-server/scene.ts"
import { foundSide, link, must, until } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

/** A line on which answers come only when all have arrived and nobody asks more: each such wait is one round trip. */
function countedLine() {
  const waiting: (() => void)[] = []
  let isCounting = false
  let onTheWay = 0
  const counted = { requests: 0, roundTrips: 0 }
  const answerAll = (asked: number): void => {
    if (onTheWay > 0 || asked !== counted.requests || waiting.length === 0) return
    counted.roundTrips += 1
    for (const answer of waiting.splice(0)) answer()
  }
  const slow: typeof fetch = async (input, init) => {
    if (!isCounting) return fetch(input, init)
    counted.requests += 1
    onTheWay += 1
    const response = await fetch(input, init).finally(() => {
      onTheWay -= 1
    })
    setTimeout(answerAll, 100, counted.requests)
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
    })
    return response
  }
  return {
    fetch: slow,
    count: async (act: () => Promise<unknown>) => {
      Object.assign(counted, { requests: 0, roundTrips: 0 })
      isCounting = true
      await act()
      isCounting = false
      return { ...counted }
    },
  }
}

test("a practice with twelve partners reads its orders by two questions at once, and waits for one round trip", async (t) => {
  const line = countedLine()
  const practice = await foundSide(server.url, "practice", "Praxis am Park", { fetch: line.fetch })
  for (let count = 1; count <= 12; count++) {
    const laboratory = await foundSide(server.url, "laboratory", `Labor ${count}`)
    await link(practice.party, laboratory.party, "laboratory")
  }
  assert.equal(must(await practice.party.partners()).length, 12)

  const reading = await line.count(() => practice.party.orders())
  const catchingUp = await line.count(() => practice.party.attend())
  t.diagnostic(`orders: ${JSON.stringify(reading)}, catching up: ${JSON.stringify(catchingUp)}`)

  assert.deepEqual(reading, { requests: 2, roundTrips: 1 })
  // The transparency log may have grown by what others did; then its proof is asked for too.
  assert.ok(catchingUp.requests <= 4 && catchingUp.roundTrips <= 2, JSON.stringify(catchingUp))
})

test("only partners whose logs grew are asked about, all at once", async (t) => {
  const line = countedLine()
  const practice = await foundSide(server.url, "practice", "Praxis am Tor", { fetch: line.fetch })
  const laboratories = []
  for (let count = 1; count <= 3; count++) {
    const laboratory = await foundSide(server.url, "laboratory", `Werkstatt ${count}`)
    laboratories.push(laboratory)
    await link(practice.party, laboratory.party, "laboratory")
  }
  must(await practice.party.partners())
  for (const { party } of laboratories.slice(0, 2)) {
    must(await party.inviteMember({ name: "Tim", role: "member" }))
    const device = must(await party.members())[0]?.devices[0]?.device
    assert.ok(device)
    must(await party.revokeDevice(device))
  }

  const grown = await line.count(() => practice.party.orders())
  t.diagnostic(JSON.stringify(grown))

  assert.deepEqual(grown, { requests: 4, roundTrips: 2 })
})

test("that somebody looked at an order makes no client catch up, and a patient who was added does", async (t) => {
  const practice = await actor(server.url, "practice", "Praxis am Fluss")
  const laboratory = await actor(server.url, "laboratory", "Labor am Fluss")
  await link(practice.party, laboratory.party, "laboratory")
  const { order } = await sentOrder(practice.party, laboratory.id)
  const left = new AbortController()
  t.after(() => left.abort())
  const { asked } = laboratory.server
  const catchUps = () => asked.filter((one) => one === "GET /v1/log/checkpoint").length
  const watching = laboratory.party.watch(() => undefined, left.signal)
  let before = -1
  const isQuiet = async (): Promise<boolean> => {
    const last = before
    before = asked.length
    await pause(300)
    return last === asked.length && catchUps() > 0
  }
  await until(isQuiet)

  const caughtUp = catchUps()
  must(await laboratory.party.order(order))
  await pause(1000)
  await until(isQuiet)
  assert.equal(catchUps(), caughtUp)

  must(await laboratory.party.addPatient({ family: "Neu", given: "N", birthDate: null }))
  await until(() => Promise.resolve(catchUps() > caughtUp))
  left.abort()
  await watching
})
