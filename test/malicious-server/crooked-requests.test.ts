import assert from "node:assert/strict"
import { connect } from "node:net"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { link, must } from "../story/people.ts"
import { rudeClient } from "./client.ts"
import { actor, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
await link(practice.party, laboratory.party, "laboratory")
const { order } = await sentOrder(practice.party, laboratory.id)
const [file] = must(await laboratory.party.order(order)).files
assert.ok(file)
const { object } = file
const dentist = await rudeClient(server.url, practice)

test("bad bodies, wrong types, long bodies and crooked paths get a sentence and no fault", async () => {
  const crooked: readonly [string, string, string | Uint8Array, string][] = [
    ["POST", "/v1/orders", "{", "application/json"],
    ["POST", "/v1/orders", "null", "application/json"],
    ["POST", "/v1/orders", "[]", "application/json"],
    ["POST", "/v1/orders", '{"__proto__":{"x":1}}', "application/json"],
    ["POST", "/v1/orders", "[".repeat(100_000), "application/json"],
    ["POST", "/v1/statements", "a=b", "application/x-www-form-urlencoded"],
    ["POST", "/v1/statements", "<a/>", "text/xml"],
    ["PUT", `/v1/chunks/${"0".repeat(64)}`, "text", "text/plain"],
    ["PUT", `/v1/chunks/${"0".repeat(64)}`, new Uint8Array(9_100_000), "application/octet-stream"],
    ["PUT", "/v1/chunks/..%2f..%2fetc%2fpasswd", new Uint8Array(3), "application/octet-stream"],
    ["PUT", `/v1/chunks/${"0".repeat(64)}%00`, new Uint8Array(3), "application/octet-stream"],
    ["GET", "/v1/streams/%E0%A4%A", "", ""],
    ["GET", `/v1/streams/${order}?from=-1`, "", ""],
    ["GET", `/v1/streams/${order}?from=1e999`, "", ""],
    ["GET", `/v1/organisations/${practice.id}/epochs/99999999999999999999`, "", ""],
    ["GET", `/v1/organisations/${practice.id}/log?from=9007199254740991`, "", ""],
    ["GET", `/v1/orders/${order}/objects/${object}/parts/9007199254740991`, "", ""],
    ["GET", "/v1/log/consistency?from=0&to=9007199254740991", "", ""],
    ["GET", "/v1/log/consistency?from=5&to=3", "", ""],
    ["GET", `/v1/log/inclusion?statement=${"0".repeat(64)}&size=0`, "", ""],
    ["GET", "/v1/orders?changedSince=253402300799999", "", ""],
    ["GET", "/../../etc/passwd", "", ""],
    ["GET", "/..%2f..%2fetc%2fpasswd", "", ""],
    ["DELETE", "/v1/orders", "", ""],
    ["GET", `/${"a".repeat(5000)}`, "", ""],
  ]
  for (const [method, path, body, type] of crooked) {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${dentist.token}`,
        ...(type === "" ? {} : { "content-type": type }),
      },
      ...(body === "" ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) }),
    }).catch(() => null)
    // A body that is cut off because it is too long may end the connection: that is an answer too.
    if (answer === null) continue
    assert.ok(answer.status < 500, `${method} ${path.slice(0, 60)}: ${answer.status}`)
    assert.equal((await answer.text()).includes("root:"), false)
  }
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
})

test("half a request, a wrong method and a line without end do not stop the server", async () => {
  const { hostname, port } = new URL(server.url)
  for (const text of [
    "GET / HTTP/1.1\r\n",
    "BREW / HTTP/1.1\r\nhost: a\r\n\r\n",
    `GET /${"a".repeat(100_000)}`,
  ]) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(text)
        setTimeout(() => void socket.destroy(), 50)
      })
      socket.on("close", () => resolve())
      socket.on("error", () => resolve())
    })
  }
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
})
