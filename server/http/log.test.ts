import assert from "node:assert/strict"
import { test } from "node:test"
import Fastify from "fastify"
import { describeError, logRequests, makeLog } from "./log.ts"

const marker = "Erika-Musterfrau"

function collect(level: Parameters<typeof makeLog>[0]) {
  const lines: string[] = []
  const log = makeLog(
    level,
    (line) => void lines.push(line),
    () => new Date("2026-11-23T08:00:00Z"),
  )
  return { log, lines }
}

test("a request is one line of JSON that names the route and nothing that was in it", async () => {
  const { log, lines } = collect("info")
  const app = Fastify()
  logRequests(app, log)
  app.post("/v1/orders/:order", () => ({ patient: marker }))

  await app.inject({
    method: "POST",
    url: `/v1/orders/${marker}?name=${marker}`,
    headers: { authorization: `Bearer ${marker}`, "user-agent": marker, cookie: marker },
    payload: { patient: marker },
    remoteAddress: "192.0.2.7",
  })

  assert.equal(lines.length, 1)
  assert.doesNotMatch(lines.join(), new RegExp(`${marker}|192\\.0\\.2\\.7`, "u"))
  const line: unknown = JSON.parse(lines[0] ?? "")
  assert.ok(typeof line === "object" && line !== null && "route" in line && "status" in line && "at" in line)
  assert.deepEqual([line.route, line.status, line.at], ["/v1/orders/:order", 200, "2026-11-23T08:00:00.000Z"])
})

test("a fault is told by its kind and place, never by its words", async () => {
  const { log, lines } = collect("info")
  const app = Fastify()
  logRequests(app, log)
  app.get("/v1/fault", () => {
    throw new RangeError(`the patient ${marker}\nis unknown`)
  })

  await app.inject("/v1/fault")

  const text = lines.join("")
  assert.doesNotMatch(text, new RegExp(marker, "u"))
  assert.match(text, /"error":"RangeError"/u)
  assert.match(text, /log\.test\.ts:\d+/u)
})

test("an address nobody serves is not written down", async () => {
  const { log, lines } = collect("info")
  const app = Fastify()
  logRequests(app, log)

  await app.inject(`/${marker}`)

  assert.match(lines[0] ?? "", /"route":"\(none\)","status":404/u)
  assert.doesNotMatch(lines.join(), new RegExp(marker, "u"))
})

test("those who watch over the server do not fill its log", async () => {
  const { log, lines } = collect("info")
  const app = Fastify()
  logRequests(app, log)
  app.get("/healthz", () => ({ alive: true }))

  await app.inject("/healthz")

  assert.deepEqual(lines, [])
})

test("the level decides what is written", () => {
  const { log, lines } = collect("warn")

  log.debug("a")
  log.info("b")
  log.warn("c")
  log.error("d", { code: "x" })

  assert.equal(lines.length, 2)
  assert.deepEqual(collect("silent").lines, [])
})

test("what was thrown and is no error at all is told as such", () => {
  assert.deepEqual(describeError(marker), { error: "string" })
  assert.equal(describeError(Object.assign(new Error(marker), { code: "ENOSPC" })).code, "ENOSPC")
})
