/** The server under load: a large upload through the API, a small read, an append, and how long it takes to start. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, openSync, readFileSync, rmSync, writeSync, fsyncSync, closeSync } from "node:fs"
import { request, Agent } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { hashPart } from "@zahnwolke/core/encoding/hash"
import { freePort } from "@zahnwolke/server/testing/start-server"
import { median, megabytesPerSecond, percentile, seconds } from "./table.ts"
import type { Row } from "./table.ts"

const gibibyte = 2 ** 30
const part = 8 * 2 ** 20
const clients = 50
const root = join(import.meta.dirname, "..", "..")

export interface Running {
  readonly url: string
  readonly pid: number
  readonly dataDir: string
  readonly firstAnswer: number
  readonly stop: () => Promise<void>
}

/** A process of its own, as `npm start` makes it, timed to its first answer. */
export async function startApart(dataDir = mkdtempSync(join(tmpdir(), "bench-"))): Promise<Running> {
  const port = await freePort()
  const began = performance.now()
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    OPEN_REQUESTS_PER_MINUTE: "1000000",
  }
  const child = spawn(process.execPath, ["server/start.js"], { cwd: root, env, stdio: "ignore" })
  const url = `http://localhost:${port}`
  for (;;) {
    const isUp = await fetch(`${url}/v1/about`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isUp) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const firstAnswer = performance.now() - began
  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    firstAnswer,
    stop: async () => {
      child.kill("SIGTERM")
      await once(child, "exit")
    },
  }
}

const peakMemory = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024

export async function benchUpload(server: Running, token: string): Promise<readonly Row[]> {
  const bytes = crypto.getRandomValues(new Uint8Array(65_536))
  const body = new Uint8Array(part)
  const makePart = (index: number): Uint8Array<ArrayBuffer> => {
    for (let at = 0; at < part; at += bytes.length) body.set(bytes, at)
    new DataView(body.buffer).setUint32(0, index)
    return body.slice()
  }
  const count = gibibyte / part
  let next = 0
  const send = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const piece = makePart(index)
      const answer = await fetch(`${server.url}/v1/chunks/${await hashPart(piece)}`, {
        method: "PUT",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
        body: piece,
      })
      if (!answer.ok) throw new Error(`the upload was refused: ${answer.status}`)
    }
  }
  const ours = await seconds(() => Promise.all([send(), send(), send()]))
  const path = join(server.dataDir, "plain")
  const plain = await seconds(() => {
    const file = openSync(path, "w")
    for (let index = 0; index < count; index++) {
      writeSync(file, makePart(index))
      fsyncSync(file)
    }
    closeSync(file)
  })
  rmSync(path)
  return [
    {
      what: "upload of 1 GiB through the API to disk, three parts at once, hashed and synced",
      ours: megabytesPerSecond(gibibyte, ours),
      peer: `the same stream written and synced part by part without the API: ${megabytesPerSecond(gibibyte, plain)}`,
      ratio: (plain / ours).toFixed(2),
    },
    {
      what: "peak memory of the server after it",
      ours: `${Math.round(peakMemory(server.pid))} MB`,
      peer: "",
      ratio: "",
    },
    {
      what: "peak memory of the uploading client",
      ours: `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
      peer: "",
      ratio: "",
    },
  ]
}

interface Load {
  readonly rate: number
  readonly p50: number
  readonly p99: number
}

const agent = new Agent({ keepAlive: true, maxSockets: clients })

function once200(url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume()
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`status ${String(answer.statusCode)}`)),
      )
    })
    asked.on("error", reject)
    asked.end()
  })
}

export async function load(count: number, one: () => Promise<unknown>): Promise<Load> {
  const times: number[] = []
  let left = count
  const client = async (): Promise<void> => {
    while (left-- > 0) {
      const began = performance.now()
      await one()
      times.push(performance.now() - began)
    }
  }
  const total = await seconds(() => Promise.all(Array.from({ length: clients }, client)))
  return { rate: count / total, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

const said = ({ rate, p50, p99 }: Load): string =>
  `${Math.round(rate)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`

export async function benchRequests(
  server: Running,
  token: string,
  append: () => Promise<unknown>,
): Promise<readonly Row[]> {
  const constant = () => once200(`${server.url}/healthz`, token)
  const read = () => once200(`${server.url}/v1/login/ways`, token)
  await load(500, constant)
  const base = await load(5000, constant)
  const small = await load(3000, read)
  const appended = await load(1000, append)
  const row = (what: string, one: Load): Row => ({
    what,
    ours: said(one),
    peer: `constant answer: ${said(base)}`,
    ratio: (one.rate / base.rate).toFixed(2),
  })
  return [
    row("small authenticated read, 50 clients", small),
    row("append to 50 streams, 50 clients", appended),
  ]
}

export async function benchStart(): Promise<readonly Row[]> {
  const cold: number[] = []
  const warm: number[] = []
  for (let round = 0; round < 3; round++) {
    const first = await startApart()
    cold.push(first.firstAnswer)
    await first.stop()
    const second = await startApart(first.dataDir)
    warm.push(second.firstAnswer)
    await second.stop()
    rmSync(first.dataDir, { recursive: true, force: true })
  }
  const node = await seconds(async () => {
    const child = spawn(process.execPath, ["-e", "0"])
    await once(child, "exit")
  })
  const row = (what: string, milliseconds: number): Row => ({
    what,
    ours: `${(milliseconds / 1000).toFixed(2)} s`,
    peer: `an empty Node: ${node.toFixed(2)} s`,
    ratio: "",
  })
  return [
    row("command to first answer, empty data directory", median(cold)),
    row("command to first answer, existing data directory", median(warm)),
  ]
}
