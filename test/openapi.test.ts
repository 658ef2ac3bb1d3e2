/** The contract as the server tells it, and what every answer of it has in common. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { Route } from "@zahnwolke/core/api/contract"
import { ordering } from "@zahnwolke/core/api/ordering"
import { partnering } from "@zahnwolke/core/api/partnering"
import { patientLink } from "@zahnwolke/core/api/patient-link"
import { people } from "@zahnwolke/core/api/people"
import { place } from "@zahnwolke/core/api/place"
import { transparency } from "@zahnwolke/core/api/transparency"
import { unlocking } from "@zahnwolke/core/api/unlocking"
import { openParty } from "@zahnwolke/core/party/open"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import { foundSide, must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const lines: string[] = []
const server = await startServer({ settings: { LOG_LEVEL: "debug" }, log: (line) => void lines.push(line) })
after(() => server.stop())

type Tree = Readonly<Record<string, unknown>>

function branch(tree: unknown, ...names: readonly string[]): Tree {
  let at: unknown = tree
  for (const name of names) at = at instanceof Object ? new Map(Object.entries(at)).get(name) : undefined
  return at instanceof Object ? Object.fromEntries(Object.entries(at)) : {}
}

const rooms = [place, people, unlocking, partnering, patientLink, ordering, transparency]
const all: readonly Route[] = rooms.flatMap((room): readonly Route[] => Object.values(room))

test("the document is OpenAPI 3.1 and names every route with its summary and who may call it", async () => {
  const document: unknown = await (await fetch(`${server.url}/openapi.json`)).json()
  assert.match(String(branch(document)["openapi"]), /^3\.1\./u)
  assert.equal(branch(document, "components", "securitySchemes", "session")["scheme"], "bearer")
  assert.ok(all.length > 30)
  for (const { id, method, path, summary, access, body, bytes, params } of all) {
    const told = branch(document, "paths", path, method.toLowerCase())
    assert.deepEqual([path, told["operationId"], told["summary"]], [path, id, summary])
    assert.deepEqual(told["security"], access === "device" ? [{ session: [] }] : undefined, id)
    assert.equal("requestBody" in told, body !== undefined || bytes === "body", id)
    const names = JSON.stringify(told["parameters"] ?? [])
    for (const name of Object.keys(branch(params, "properties"))) assert.ok(names.includes(`"${name}"`), id)
    const replies = Object.keys(branch(told["responses"]))
    assert.ok(replies.includes("200") && replies.some((status) => status.toLowerCase() === "4xx"), id)
  }
  const told = Object.values(branch(document, "paths")).flatMap((path) => Object.keys(branch(path)))
  assert.equal(told.length, all.length)
})

test("a reply of another form than the contract says is refused by the client", async () => {
  const bending: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    const text = await response.text()
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    const bent = pathname === "/v1/orders" ? text.replace('"orders":', '"order":') : text
    return new Response(bent, { status: response.status, headers: response.headers })
  }
  const side = await foundSide(server.url, "practice", "Praxis Verbogen")
  assert.deepEqual(must(await side.party.orders()), [])
  const party = openParty(partsOf(server.url, side.device, { fetch: bending }))
  assert.equal((await party.status()).kind, "open")
  const answer = await party.orders()
  assert.equal(answer.ok ? "" : answer.refusal.code, "unexpected-reply")
})

function assertSafe(response: Response, what: string): void {
  const { headers } = response
  assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'.*trusted-types/u, what)
  assert.equal(headers.get("x-content-type-options"), "nosniff", what)
  assert.equal(headers.get("referrer-policy"), "no-referrer", what)
  assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", what)
  assert.equal(headers.get("x-frame-options"), "DENY", what)
}

/** A session's token, as it goes over the wire. */
async function tokenOf(name: string): Promise<string> {
  let token = ""
  const listening: typeof fetch = (input, init) => {
    token = new Headers(init?.headers).get("authorization")?.replace("Bearer ", "") ?? token
    return fetch(input, init)
  }
  const { party } = await foundSide(server.url, "practice", name, { fetch: listening })
  must(await party.orders())
  assert.notEqual(token, "")
  return token
}

test("every kind of answer carries the headers, errors and the event stream too", async () => {
  const authorization = `Bearer ${await tokenOf("Praxis Kopf")}`
  const json = { "content-type": "application/json" }
  const session = { authorization }
  const wanted: readonly (readonly [string, RequestInit, number])[] = [
    ["/v1/about", {}, 200],
    ["/openapi.json", {}, 200],
    ["/healthz", {}, 200],
    ["/readyz", {}, 200],
    ["/v1/orders", {}, 401],
    ["/v1/orders", { headers: session }, 200],
    ["/v1/nothing", {}, 404],
    ["/v1/orders?changedSince=never", { headers: session }, 422],
    ["/v1/orders", { method: "POST", headers: { ...session, ...json }, body: "{" }, 422],
    ["/v1/orders", { method: "POST", headers: { ...session, ...json }, body: "{}" }, 422],
    [
      "/v1/chunks/missing",
      { method: "POST", headers: { ...session, "content-type": "text/xml" }, body: "<a/>" },
      422,
    ],
    ["/%E0%A4%A", {}, 400],
  ]
  for (const [path, init, status] of wanted) {
    const response = await fetch(`${server.url}${path}`, init)
    const text = await response.text()
    const what = `${init.method ?? "GET"} ${path}`
    assert.equal(response.status, status, what)
    assertSafe(response, what)
    if (status < 400) continue
    assert.match(response.headers.get("content-type") ?? "", /^application\/problem\+json/u, what)
    const problem: unknown = JSON.parse(text)
    assert.match(String(branch(problem)["title"]), /^[A-Z].{10,}\.$/u, what)
    assert.ok(String(branch(problem)["code"]).length > 3, what)
  }
  const ending = new AbortController()
  const events = await fetch(`${server.url}/v1/events`, { headers: session, signal: ending.signal })
  assert.equal(events.headers.get("content-type"), "text/event-stream")
  assertSafe(events, "events")
  ending.abort()
})

test("whoever asks open routes too often waits, and is told how long", async () => {
  const strict = await startServer({ settings: { OPEN_REQUESTS_PER_MINUTE: "5" } })
  try {
    const open = all.filter(({ access, params }) => access === "none" && params === undefined)
    assert.ok(open.length > 5)
    for (const { method, path } of open) {
      let last: Response | null = null
      for (let count = 0; count < 8 && last?.status !== 429; count++) {
        const body = method === "GET" ? {} : { body: "{}", headers: { "content-type": "application/json" } }
        last = await fetch(`${strict.url}${path}`, { method, ...body })
        if (last.status !== 429) await last.text()
      }
      assert.equal(last?.status, 429, path)
      const problem: unknown = await last.json()
      assert.match(String(branch(problem)["title"]), /^Too many .* Try again in \d+ seconds\.$/u)
      assert.ok(Number(last.headers.get("retry-after")) > 0, path)
      assertSafe(last, path)
    }
  } finally {
    await strict.stop()
  }
})

test("the log of a whole story holds no name, no token and no query", async () => {
  const seen = new Set<string>()
  const listening: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    seen.add(new Headers(init?.headers).get("authorization")?.replace("Bearer ", "") ?? "")
    if (url.search !== "") seen.add(url.search)
    for (const part of url.pathname.split("/")) if (part.length > 20) seen.add(part)
    return fetch(input, init)
  }
  lines.length = 0
  const pair = await linkedPair(server.url, { fetch: listening })
  const { party, loginName, passphrase, kitWords } = pair.practice
  const { order, number } = must(await party.send(await readyToSend(pair)))
  must(await pair.laboratory.party.attend())
  must(await pair.laboratory.party.say({ order, kind: "question", text: "Okklusion knapp?" }))
  const fresh = openParty(partsOf(server.url, memoryDevice(), { fetch: listening }))
  assert.equal((await fresh.signIn({ loginName, passphrase: "ganz falsch", deviceName: "x" })).ok, false)
  must(await fresh.signIn({ loginName, passphrase, deviceName: "Neuer PC" }))
  must(await party.close(order))

  const text = lines.join("")
  assert.ok(lines.length > 30)
  seen.delete("")
  assert.ok(seen.size > 5)
  const secret = ["Mustermann", "Erika", "Praxis", "Labor", "Beispiel", "Okklusion", "127.0.0.1", "::1"]
  for (const word of [...secret, loginName, passphrase, kitWords.join(" "), number, order, ...seen]) {
    assert.equal(text.includes(word), false, word)
  }
  for (const line of lines) assert.doesNotThrow(() => JSON.parse(line), line)
})
