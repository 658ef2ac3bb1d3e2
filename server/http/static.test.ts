import assert from "node:assert/strict"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { before, test } from "node:test"
import { gunzipSync, gzipSync } from "node:zlib"
import Fastify from "fastify"
import type { FastifyInstance } from "fastify"
import { temporaryFolder } from "../testing/cluster.ts"
import { addSecurityHeaders, contentSecurityPolicy, patientPolicy } from "./headers.ts"
import { cacheControlFor, serveWeb } from "./static.ts"

const page = "<!doctype html><title>Zahnwolke</title>"
const script = `export const tooth = 46\n${"// ".repeat(400)}`
let app: FastifyInstance

before(async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, "assets"))
  writeFileSync(join(folder, "..", "outside.txt"), "not to be served")
  writeFileSync(join(folder, "index.html"), page)
  writeFileSync(join(folder, "einwilligen.html"), page)
  writeFileSync(join(folder, "index.html.gz"), gzipSync(page))
  writeFileSync(join(folder, "sw.js"), script)
  writeFileSync(join(folder, "assets", "app-B1c2D3e4.js"), script)
  writeFileSync(join(folder, "assets", "app-B1c2D3e4.js.gz"), gzipSync(script))
  writeFileSync(join(folder, "built-from.txt"), "hash")
  app = Fastify()
  addSecurityHeaders(app, false)
  await serveWeb(app, folder)
  app.get("/v1/orders/:order", () => ({ fine: true }))
})

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => app.inject({ url, headers })
const browser = { accept: "text/html,application/xhtml+xml", "sec-fetch-mode": "navigate" }

test("a file with a hash in its name is kept for ever, all others are asked for again", async () => {
  const asset = await get("/assets/app-B1c2D3e4.js")

  assert.equal(asset.statusCode, 200)
  assert.equal(asset.headers["cache-control"], "public, max-age=31536000, immutable")
  assert.match(asset.headers["content-type"] ?? "", /javascript/u)
  assert.equal((await get("/sw.js")).headers["cache-control"], "no-cache")
  assert.equal(
    cacheControlFor("/srv/assets/volume-worker-Xy_9-abc.js"),
    "public, max-age=31536000, immutable",
  )
  assert.equal(cacheControlFor("/srv/assets/logo.svg"), "no-cache")
})

test("the page itself is never kept", async () => {
  for (const url of ["/", "/auftraege/neu"]) {
    const answer = await get(url, browser)
    assert.equal(answer.statusCode, 200, url)
    assert.equal(answer.body, page)
    assert.equal(answer.headers["cache-control"], "no-store")
    assert.equal(answer.headers["content-security-policy"], contentSecurityPolicy)
  }
})

test("the page on a patient's telephone runs nothing but its own script, and no policy for scripts", async () => {
  const answer = await get("/einwilligen", browser)
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers["cache-control"], "no-store")
  assert.equal(answer.headers["content-security-policy"], patientPolicy)
  assert.match(patientPolicy, /^default-src 'none'; script-src 'self';.*trusted-types 'none'$/u)
  assert.doesNotMatch(patientPolicy, /unsafe|worker-src|blob:/u)
})

test("what was compressed at the build is sent compressed to those who can read it", async () => {
  const packed = await get("/assets/app-B1c2D3e4.js", { "accept-encoding": "br, gzip" })
  const plain = await get("/assets/app-B1c2D3e4.js", { "accept-encoding": "identity" })

  assert.equal(packed.headers["content-encoding"], "gzip")
  assert.match(packed.headers["content-type"] ?? "", /javascript/u)
  assert.equal(packed.headers["cache-control"], "public, max-age=31536000, immutable")
  assert.equal(gunzipSync(packed.rawPayload).toString(), script)
  assert.equal(plain.headers["content-encoding"], undefined)
  assert.equal(plain.body, script)
  assert.match(String(packed.headers["vary"]), /accept-encoding/iu)
})

test("every screen has its address; a missing file or route of the API is no screen", async () => {
  assert.equal((await get("/partner/laden?x=1", browser)).statusCode, 200)
  for (const url of ["/assets/gone-00000000.js", "/v1/nothing", "/gone.png", "/v1"]) {
    const answer = await get(url, browser)
    assert.equal(answer.statusCode, 404, url)
    assert.match(answer.headers["content-type"] ?? "", /^application\/problem\+json/u)
  }
  assert.equal((await get("/auftraege", { accept: "application/json" })).statusCode, 404)
  assert.equal((await get("/auftraege", { ...browser, "sec-fetch-mode": "no-cors" })).statusCode, 404)
  assert.equal((await app.inject({ method: "POST", url: "/auftraege", headers: browser })).statusCode, 404)
})

test("nothing beside the built files is served", async () => {
  const ways = ["/../outside.txt", "/..%2foutside.txt", "/%2e%2e/outside.txt", "/assets/../../outside.txt"]
  for (const url of [
    ...ways,
    "/built-from.txt",
    "/index.html.gz",
    "/assets/",
    "/assets/app-B1c2D3e4.js.gz",
    "/a%00b",
  ]) {
    const answer = await get(url)
    assert.ok([400, 403, 404].includes(answer.statusCode), `${url}: ${answer.statusCode}`)
    assert.doesNotMatch(answer.body, /not to be served/u)
  }
})
