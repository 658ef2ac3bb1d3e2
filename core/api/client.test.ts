import assert from "node:assert/strict"
import { test } from "node:test"
import { makeCaller } from "./client.ts"
import type { Fetcher } from "./client.ts"
import { ordering } from "./ordering.ts"
import { place } from "./place.ts"
import { transparency } from "./transparency.ts"
import { unlocking } from "./unlocking.ts"

const server = new URL("http://localhost/")

/** A network that breaks the first requests; what it was asked for. */
function breaking(times: number): { readonly fetcher: Fetcher; readonly asked: string[] } {
  const asked: string[] = []
  const fetcher: Fetcher = (url, init) => {
    asked.push(`${init?.method ?? "GET"} ${url.pathname}`)
    return asked.length <= times
      ? Promise.reject(new TypeError("fetch failed"))
      : Promise.resolve(new Response("{}", { status: 503 }))
  }
  return { fetcher, asked }
}

test("a connection that was closed while idle costs nobody an answer", async () => {
  const network = breaking(1)
  const reply = await makeCaller(server, network.fetcher, () => null).call(place.about, {})

  assert.equal(reply.ok ? "" : reply.problem.status, 503, "the second asking reached the server")
  assert.deepEqual(network.asked, ["GET /v1/about", "GET /v1/about"])
})

test("a server that stays away is asked twice and no more", async () => {
  const network = breaking(9)
  const reply = await makeCaller(server, network.fetcher, () => null).call(transparency.checkpoint, {})

  assert.equal(reply.ok ? "" : reply.problem.code, "unreachable")
  assert.equal(network.asked.length, 2)
})

test("what only asks by POST is asked again too: after hours of sealing it is the first request", async () => {
  const network = breaking(1)
  const call = makeCaller(server, network.fetcher, () => null).call
  const reply = await call(ordering.missingChunks, { body: { chunks: [] } })

  assert.equal(reply.ok ? "" : reply.problem.status, 503)
  assert.equal(network.asked.length, 2)
})

test("what changes something is never sent twice: nobody knows whether the first arrived", async () => {
  const network = breaking(1)
  const reply = await makeCaller(server, network.fetcher, () => null).call(unlocking.closeSession, {})

  assert.equal(reply.ok ? "" : reply.problem.code, "unreachable")
  assert.equal(network.asked.length, 1)
})

test("who has given up asking is not made to ask again", async () => {
  const network = breaking(1)
  const call = makeCaller(server, network.fetcher, () => null).call
  const reply = await call(place.about, {}, AbortSignal.abort())

  assert.equal(reply.ok ? "" : reply.problem.code, "unreachable")
  assert.equal(network.asked.length, 1)
})
