import assert from "node:assert/strict"
import { get } from "node:https"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { temporaryFolder } from "../testing/cluster.ts"
import { selfSigned } from "../testing/self-signed.ts"
import type { SelfSigned } from "../testing/self-signed.ts"
import { startServer } from "../testing/start-server.ts"
import { readTls } from "./tls.ts"

const now = new Date("2026-11-23T08:00:00Z")
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

function filesOf({ cert, key }: SelfSigned): { readonly cert: string; readonly key: string } {
  const folder = temporaryFolder()
  const files = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") }
  writeFileSync(files.cert, cert)
  writeFileSync(files.key, key)
  return files
}

const said = async (pair: SelfSigned): Promise<string> => {
  const reading = await readTls(filesOf(pair), now)
  return reading.kind === "refused" ? reading.reason : (reading.warning ?? "fine")
}

test("a certificate is looked at before a browser does", async () => {
  const pair = selfSigned(inDays(-1), inDays(90))
  const other = selfSigned(inDays(-1), inDays(90))

  assert.equal(await said(pair), "fine")
  assert.match(await said({ cert: pair.cert, key: other.key }), /does not belong/u)
  assert.match(await said({ cert: pair.key, key: pair.cert }), /must be PEM files/u)
  assert.match(await said({ cert: "nonsense", key: "" }), /must be PEM files/u)
  assert.match(await said(selfSigned(inDays(-90), inDays(-1))), /has run out/u)
  assert.match(await said(selfSigned(inDays(-80), inDays(10))), /runs out in 10 days/u)
})

test("a certificate file that is missing is named", async () => {
  const files = filesOf(selfSigned(now, inDays(90)))

  const cert = await readTls({ ...files, cert: "/nowhere/cert.pem" }, now)
  const key = await readTls({ ...files, key: "/nowhere/key.pem" }, now)

  assert.match(cert.kind === "refused" ? cert.reason : "", /TLS_CERT names \/nowhere\/cert\.pem/u)
  assert.match(key.kind === "refused" ? key.reason : "", /TLS_KEY names \/nowhere\/key\.pem/u)
})

test("with a certificate the server speaks HTTPS and tells browsers to stay with it", async () => {
  const pair = selfSigned(new Date(Date.now() - 86_400_000), new Date(Date.now() + 90 * 86_400_000))
  const files = filesOf(pair)
  const server = await startServer({ settings: { TLS_CERT: files.cert, TLS_KEY: files.key } })

  const answer = await new Promise<{ status: number | undefined; stay: string | undefined }>(
    (resolve, reject) => {
      get(`${server.url}/healthz`, { ca: pair.cert, agent: false }, (response) => {
        response.resume()
        resolve({ status: response.statusCode, stay: response.headers["strict-transport-security"] })
      }).on("error", reject)
    },
  )

  assert.match(server.url, /^https:/u)
  assert.deepEqual(answer, { status: 200, stay: "max-age=31536000" })
  await server.stop()
})
