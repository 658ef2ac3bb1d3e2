import assert from "node:assert/strict"
import { test } from "node:test"
import Fastify from "fastify"
import type { FastifyInstance } from "fastify"
import {
  TooManyRequests,
  callerNetwork,
  limitOpenRoutes,
  makeCallerName,
  openLimit,
  tooMany,
} from "./limits.ts"

async function appWith(perMinute: number): Promise<FastifyInstance> {
  const app = Fastify()
  app.setErrorHandler((error, _request, reply) => {
    const problem = error instanceof TooManyRequests ? tooMany(error.seconds) : null
    return reply.code(problem?.status ?? 500).send(problem ?? String(error))
  })
  await limitOpenRoutes(app, perMinute, ({ headers }) =>
    Promise.resolve(headers.authorization === "Bearer of-a-session"),
  )
  app.post("/v1/sign-in", { config: { rateLimit: openLimit(perMinute) } }, () => ({ fine: true }))
  app.post("/v1/forgotten", () => ({ fine: true }))
  app.get("/v1/log", { config: { rateLimit: openLimit(perMinute) } }, () => ({ fine: true }))
  app.get("/v1/inbox", { config: { rateLimit: false } }, () => ({ fine: true }))
  app.get("/assets/app.js", () => "")
  return app
}

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

async function statuses(
  app: FastifyInstance,
  method: "GET" | "POST",
  url: string,
  remoteAddress = "10.0.0.1",
) {
  const found: number[] = []
  for (const _ of times(5)) found.push((await app.inject({ method, url, remoteAddress })).statusCode)
  return found
}

test("whoever guesses too often has to wait, and is told how long", async () => {
  const app = await appWith(3)

  assert.deepEqual(await statuses(app, "POST", "/v1/sign-in"), [200, 200, 200, 429, 429])

  const refused = await app.inject({ method: "POST", url: "/v1/sign-in", remoteAddress: "10.0.0.1" })
  assert.match(refused.body, /"code":"too-many-requests"/u)
  assert.match(refused.body, /Try again in \d+ seconds/u)
  assert.ok(Number(refused.headers["retry-after"]) > 0)
  assert.equal(
    (await app.inject({ method: "POST", url: "/v1/sign-in", remoteAddress: "10.0.0.2" })).statusCode,
    200,
  )
})

test("a route that forgot its limit has one all the same; one behind a session and the app's files have none", async () => {
  const app = await appWith(3)

  assert.deepEqual(await statuses(app, "POST", "/v1/forgotten"), [200, 200, 200, 429, 429])
  assert.deepEqual(await statuses(app, "GET", "/v1/inbox"), [200, 200, 200, 200, 200])
  assert.deepEqual(await statuses(app, "GET", "/assets/app.js"), [200, 200, 200, 200, 200])
})

test("who is signed in reads as often as they like, and guesses no more often than others", async () => {
  const app = await appWith(3)
  const ask = async (method: "GET" | "POST", url: string, authorization: string) => {
    const found: number[] = []
    for (const _ of times(4))
      found.push((await app.inject({ method, url, headers: { authorization } })).statusCode)
    return found
  }

  assert.deepEqual(await ask("GET", "/v1/log", "Bearer of-a-session"), [200, 200, 200, 200])
  assert.deepEqual(await ask("GET", "/v1/log", "Bearer of-nobody"), [200, 200, 200, 429])
  assert.deepEqual(await ask("POST", "/v1/sign-in", "Bearer of-a-session"), [200, 200, 200, 429])
})

test("one home is one caller, however many addresses it has", () => {
  assert.equal(callerNetwork("2001:db8:1:2:aaaa::1"), callerNetwork("2001:db8:1:2:ffff:1:2:3"))
  assert.notEqual(callerNetwork("2001:db8:1:2::1"), callerNetwork("2001:db8:1:3::1"))
  assert.equal(callerNetwork("2001:0DB8:0001:0002::1"), callerNetwork("2001:db8:1:2::2"))
  assert.equal(callerNetwork("::1"), callerNetwork("0:0:0:0:0:0:0:1"))
  assert.equal(callerNetwork("::ffff:10.0.0.1"), "10.0.0.1")
  assert.equal(callerNetwork("fe80::1%eth0"), callerNetwork("fe80::2%eth1"))
})

test("a caller's name says nothing of the address, and is another one tomorrow", () => {
  let today = new Date("2026-11-23T23:59:00Z")
  const name = makeCallerName(() => today)
  const before = name("192.0.2.7")

  assert.equal(name("192.0.2.7"), before)
  assert.notEqual(name("192.0.2.8"), before)
  assert.match(before, /^[\w-]{22}$/u)
  today = new Date("2026-11-24T00:01:00Z")
  assert.notEqual(name("192.0.2.7"), before)
  assert.notEqual(makeCallerName(() => today)("192.0.2.7"), name("192.0.2.7"))
})
