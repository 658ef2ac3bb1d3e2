import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { existsSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { createServer } from "node:net"
import { join } from "node:path"
import { test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { findPostmaster, isAlive } from "./database/postmaster.ts"
import { atExit, temporaryFolder } from "./testing/cluster.ts"
import { freePort, startServer } from "./testing/start-server.ts"

interface Ended {
  readonly code: number | null
  readonly said: string
}

const main = join(import.meta.dirname, "main.ts")

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { child: ChildProcess; end: Promise<Ended> } {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  atExit(() => void child.kill("SIGKILL"))
  let said = ""
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text))
  const end = once(child, "exit").then(() => ({ code: child.exitCode, said }))
  return { child, end }
}

test("settings that cannot be are refused in sentences, before anything is touched", async () => {
  const folder = join(temporaryFolder(), "data")

  const { code, said } = await run([main, "--dmeo"], { PORT: "http", DATA_DIR: folder, TLS_KEY: "x" }).end

  assert.equal(code, 2)
  assert.match(said, /--dmeo is no option/u)
  assert.match(said, /PORT must be a number/u)
  assert.match(said, /TLS_CERT and TLS_KEY belong together/u)
  assert.equal(existsSync(folder), false)
})

test("--help tells every setting and starts nothing", async () => {
  const { code, said } = await run([main, "--help"], {}).end

  assert.equal(code, 0)
  assert.match(said, /SERVER_COUNTRY/u)
})

test("a place that cannot be written, a port that is taken, a database that is not there: each is told in a sentence", async (t) => {
  const file = join(temporaryFolder(), "file")
  writeFileSync(file, "")
  const holder = createServer().listen(0, "localhost")
  t.after(() => holder.close())
  await once(holder, "listening")
  const address = holder.address()
  const taken = String(typeof address === "object" && address !== null ? address.port : 0)

  const data = await run([main], { DATA_DIR: join(file, "data") }).end
  const objects = await run([main], { DATA_DIR: temporaryFolder(), OBJECTS_URL: `file://${file}` }).end
  const port = await run([main], { DATA_DIR: temporaryFolder(), PORT: taken }).end

  assert.match(data.said, /^DATA_DIR names .* no folder can be made there\.\n$/u)
  assert.match(
    objects.said,
    /^The place for sealed files "main" cannot be opened \(E\w+\)\. Check OBJECTS_URL\.\n$/u,
  )
  assert.match(port.said, new RegExp(`Port ${taken} is taken`, "u"))
  assert.deepEqual([data.code, objects.code, port.code], [2, 2, 2])
})

test("an older Node hands over to the one npm brought, and stops with it", async (t) => {
  const carried = existsSync(
    join(import.meta.dirname, "..", "node_modules", `node-${process.platform}-${process.arch}`),
  )
  if (!carried)
    return t.skip("npm brought no Node to this machine; the sentence that says so is all there is")
  const folder = temporaryFolder()
  const port = String(await freePort())
  const old = [`--no-experimental-strip-types`, join(import.meta.dirname, "start.js")]
  const { child, end } = run(old, { DATA_DIR: folder, PORT: port })
  while (!(await answers(`http://localhost:${port}/healthz`))) {
    assert.equal(child.exitCode, null, "it must not end by itself")
    await pause(50)
  }

  child.kill("SIGTERM")
  const { code, said } = await end

  assert.equal(code, 0)
  assert.match(said, new RegExp(`Zahnwolke: http://localhost:${port}`, "u"))
  assert.match(said, /Country of this server: DE \(assumed/u)
  assert.match(said, /Database: PostgreSQL \d+\.\d+ of its own/u)
  assert.equal(await findPostmaster(join(folder, "postgres", "cluster")), null)
})

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

test("when npm is ended, the server it started ends in order", async (t) => {
  if (process.platform === "win32") return t.skip("Windows ends the processes of a terminal itself")
  const folder = temporaryFolder()
  const port = String(await freePort())
  const env = { DATA_DIR: folder, PORT: port, npm_lifecycle_event: "start" }
  const shell = spawn(
    "sh",
    ["-c", `"$0" "$1"; true`, process.execPath, join(import.meta.dirname, "start.js")],
    {
      env: { PATH: process.env["PATH"], ...env },
      stdio: "ignore",
    },
  )
  while (!(await answers(`http://localhost:${port}/healthz`))) await pause(50)

  shell.kill("SIGTERM")

  await untilClosed(`http://localhost:${port}`)
  while ((await findPostmaster(join(folder, "postgres", "cluster"))) !== null) await pause(50)
})

test("asked to stop, the server finishes what runs, takes nothing new, and its database with it", async () => {
  const server = await startServer({ apart: true })
  const postmaster = await findPostmaster(join(server.dataDir, "postgres", "cluster"))
  const slow = request(`${server.url}/v1/sessions/challenge`, {
    method: "POST",
    // The server answers this at once: from then on the request is one that runs.
    headers: { "content-type": "application/json", expect: "100-continue" },
  })
  const answered = once(slow, "response")
  slow.flushHeaders()
  await once(slow, "continue")
  slow.write("{")

  const stopped = server.stop()
  await untilClosed(server.url)
  slow.end("}")
  const [response]: unknown[] = await answered
  await stopped

  assert.ok(typeof response === "object" && response !== null && "statusCode" in response)
  assert.ok(Number(response.statusCode) < 500, `it was answered with ${String(response.statusCode)}`)
  assert.ok(postmaster !== null && !isAlive({ pid: postmaster.pid, start: 0 }))
})

test("asked to stop while it is still starting, the server leaves no database behind", async () => {
  const folder = temporaryFolder()
  const cluster = join(folder, "postgres", "cluster")
  const { child, end } = run([main], { DATA_DIR: folder, PORT: String(await freePort()) })
  while ((await findPostmaster(cluster)) === null) {
    assert.equal(child.exitCode, null)
    await pause(10)
  }

  child.kill("SIGINT")

  assert.equal((await end).code, 0)
  assert.equal(await findPostmaster(cluster), null)
})

async function untilClosed(url: string): Promise<void> {
  while (await answers(`${url}/healthz`)) await pause(20)
}

test("a server that was killed starts again on what it left", async () => {
  const first = await startServer({ apart: true })
  const about = await (await fetch(`${first.url}/v1/about`)).text()
  await first.kill()

  const second = await startServer({ apart: true, again: first })

  const key = /"signingKey":"([^"]+)"/u
  assert.equal(key.exec(await (await fetch(`${second.url}/v1/about`)).text())?.[1], key.exec(about)?.[1])
  await second.stop()
})

test("two processes on one database are one server", async () => {
  const first = await startServer()
  const second = await startServer({ again: { ...first, port: await freePort() } })

  const keys = await Promise.all(
    [first, second].map(
      async ({ url }) => /"signingKey":"([^"]+)"/u.exec(await (await fetch(`${url}/v1/about`)).text())?.[1],
    ),
  )

  assert.equal(keys[0], keys[1])
  await second.kill()
  assert.equal((await fetch(`${first.url}/readyz`)).status, 200)
  await first.stop()
})

test("a server whose database went away lives, and says that it is not ready", async () => {
  const server = await startServer()
  assert.deepEqual(await (await fetch(`${server.url}/readyz`)).json(), {
    ready: true,
    database: "ok",
    objects: "ok",
  })

  await server.db.destroy()

  const ask = (): Promise<Response> => fetch(`${server.url}/readyz`)
  let ready = await ask()
  // An answer stands for a second.
  for (; ready.status === 200; ready = await ask()) await pause(100)
  assert.equal(ready.status, 503)
  assert.deepEqual(await ready.json(), { ready: false, database: "down", objects: "ok" })
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
  await server.stop()
})
