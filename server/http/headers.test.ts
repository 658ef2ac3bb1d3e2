import assert from "node:assert/strict"
import { test } from "node:test"
import Fastify from "fastify"
import { addSecurityHeaders, answerBadAddress, contentSecurityPolicy, securityHeaders } from "./headers.ts"

test("nothing runs but what came from here, and nothing is written into the page as script", () => {
  for (const hole of ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "strict-dynamic"]) {
    assert.ok(!contentSecurityPolicy.includes(hole), hole)
  }
  assert.match(contentSecurityPolicy, /^default-src 'none'; /u)
  assert.match(contentSecurityPolicy, /require-trusted-types-for 'script'; trusted-types app-sw react-aria$/u)
  for (const name of ["base-uri", "form-action", "frame-ancestors"]) {
    assert.match(contentSecurityPolicy, new RegExp(`${name} 'none'`, "u"))
  }
})

test("every answer carries the headers, also those to mistakes", async () => {
  const app = Fastify({ frameworkErrors: answerBadAddress(false) })
  addSecurityHeaders(app, false)
  app.get("/fault", () => Promise.reject(new Error("no")))

  for (const url of ["/fault", "/nowhere", "/%E0"]) {
    const { headers, body } = await app.inject(url)
    assert.equal(headers["content-security-policy"], contentSecurityPolicy, url)
    assert.equal(headers["x-content-type-options"], "nosniff")
    assert.equal(headers["referrer-policy"], "no-referrer")
    assert.equal(headers["strict-transport-security"], undefined)
    assert.doesNotMatch(body, /%E0/u)
  }
  assert.equal((await app.inject("/fault")).headers["cache-control"], "no-store")
})

test("only where the connection is secure, the browser is told to stay there", () => {
  assert.equal(securityHeaders(true)["strict-transport-security"], "max-age=31536000")
  assert.equal("strict-transport-security" in securityHeaders(false), false)
})

test("the camera is for this app alone, and the microphone for nobody", () => {
  const policy = securityHeaders(true)["permissions-policy"] ?? ""

  assert.match(policy, /camera=\(self\)/u)
  assert.match(policy, /microphone=\(\)/u)
})
