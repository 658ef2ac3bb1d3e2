/** The server under load: a large upload through the API, a small read, an append, and how long it takes to start. */
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, openSync, readFileSync, rmSync, writeSync, fsyncSync, closeSync } from "node:fs"
import { request, Agent } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
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

const facet = 50

/** An STL of one gibibyte: one mebibyte of triangles again and again. */
function writeScan(path: string): void {
  const piece = new Uint8Array(facet * 20_971)
  const view = new DataView(piece.buffer)
  for (let at = 0; at < piece.length; at += facet) {
    for (let i = 3; i < 12; i++) view.setFloat32(at + i * 4, Math.sin(at + i * i) * 30, true)
  }
  const count = Math.floor(gibibyte / piece.length)
  const header = new Uint8Array(84)
  new DataView(header.buffer).setUint32(80, count * 20_971, true)
  const file = openSync(path, "w")
  writeSync(file, header)
  for (let index = 0; index < count; index++) writeSync(file, piece)
  closeSync(file)
}

interface Sent {
  readonly bytes: number
  readonly preparing: number
  readonly sending: number
  readonly megabytes: number
}

function sendApart(url: string, path: string): Sent {
  const sender = join(import.meta.dirname, "sender.ts")
  const { status, stdout } = spawnSync(process.execPath, [sender, url, path], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  if (status !== 0) throw new Error("the sender did not come through")
  const told: Sent = JSON.parse(stdout.toString())
  return told
}

/** The same bytes written part by part and brought to disk, without anything else. */
function writePlain(path: string): void {
  const piece = new Uint8Array(part).fill(7)
  const file = openSync(path, "w")
  for (let at = 0; at < gibibyte; at += part) {
    writeSync(file, piece)
    fsyncSync(file)
  }
  closeSync(file)
}

export async function benchUpload(server: Running): Promise<readonly Row[]> {
  const [scan, plainPath] = [join(server.dataDir, "scan.stl"), join(server.dataDir, "plain")]
  writeScan(scan)
  const sent = sendApart(server.url, scan)
  const plain = await seconds(() => writePlain(plainPath))
  for (const path of [scan, plainPath]) rmSync(path)
  const row = (what: string, ours: string, peer = "", ratio = ""): Row => ({ what, ours, peer, ratio })
  return [
    row(
      "1 GiB scan sealed, put into the outbox and uploaded to disk, hashed and synced",
      megabytesPerSecond(sent.bytes, sent.sending),
      `the same amount written and synced part by part without the API: ${megabytesPerSecond(gibibyte, plain)}`,
      (plain / sent.sending).toFixed(2),
    ),
    row("the same scan rewritten and searched before", megabytesPerSecond(sent.bytes, sent.preparing)),
    row("peak memory of the sending process", `${Math.round(sent.megabytes)} MB`),
    row("peak memory of the server after it", `${Math.round(peakMemory(server.pid))} MB`),
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
