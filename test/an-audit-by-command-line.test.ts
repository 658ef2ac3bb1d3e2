/** The audit package from the command line: the same archive as on screen, for whoever speaks for the house and nobody else. */
import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { utf8ToText } from "@zahnwolke/core/encoding/bytes"
import { ownBytes } from "@zahnwolke/core/encoding/bytes"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { openZip } from "@zahnwolke/core/formats/zip"
import type { Party } from "@zahnwolke/core/party/party"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { colleague } from "./story/colleague.ts"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())
const folder = mkdtempSync(join(tmpdir(), "zahnwolke-audit-pc-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const program = join(import.meta.dirname, "..", "agent", "zahnwolke.js")
const at = (...names: readonly string[]): string => join(folder, ...names)

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function zahnwolke(home: string, ...args: readonly string[]): Promise<Ended> {
  const env = { PATH: process.env["PATH"], LANG: "de_DE.UTF-8", ZAHNWOLKE_HOME: at(home) }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env, cwd: folder }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out, err }),
    )
  })
}

async function enrol(home: string, party: Party): Promise<void> {
  const { code } = must(await party.startPairing())
  const done = await zahnwolke(home, "enrol", "--server", server.url, "--pairing", code, "--name", home)
  assert.equal(done.code, 0, done.err)
}

async function rowsIn(home: string): Promise<readonly { readonly order: string }[]> {
  const [name = ""] = readdirSync(at(home))
  const archive = await openZip(arraySource(new Uint8Array(readFileSync(at(home, name)))))
  if (isProblem(archive)) assert.fail(archive.problem)
  const entry = archive.entries.find(({ path }) => path === "register.json") ?? assert.fail("no register")
  const text = utf8ToText(ownBytes(await entry.source.read(0, entry.size)))
  const register: { readonly disclosures: readonly { readonly order: string }[] } = JSON.parse(text)
  return register.disclosures
}

const pair = await linkedPair(server.url)
const { practice, laboratory } = pair
const { order } = must(await practice.party.send(await readyToSend(pair)))
must(await laboratory.party.attend())
await enrol("office-pc", practice.party)
const today = new Date().toISOString().slice(0, 10)

test("the owner's PC writes the package, and the same command checks it without a network", async () => {
  const made = await zahnwolke("office-pc", "audit", "--into", at("audit"), "--json")
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /"files": 1\b/u)
  const [name = ""] = readdirSync(at("audit"))
  assert.match(name, /^pruefpaket-\d{4}-\d{2}-\d{2}\.zip$/u)
  assert.deepEqual(
    (await rowsIn("audit")).map((row) => row.order),
    [order],
  )
  const checked = await zahnwolke("nobody", "verify", at("audit", name))
  assert.equal(checked.code, 0, checked.out)
  assert.equal((await zahnwolke("office-pc", "audit", "--into", at("audit"))).code, 2)
})

test("days narrow it, and the narrowed package proves itself as well; what is no period is said", async () => {
  const before = await zahnwolke("office-pc", "audit", "--into", at("before"), "--until", "2020-12-31")
  assert.equal(before.code, 0, before.err)
  assert.deepEqual(await rowsIn("before"), [])
  const [name = ""] = readdirSync(at("before"))
  assert.equal((await zahnwolke("nobody", "verify", at("before", name))).code, 0)
  const now = await zahnwolke("office-pc", "audit", "--into", at("now"), "--from", today, "--until", today)
  assert.equal(now.code, 0, now.err)
  assert.equal((await rowsIn("now")).length, 1)
  for (const days of [
    ["--from", "2026-02-30"],
    ["--from", today, "--until", "2020-01-01"],
  ]) {
    const wrong = await zahnwolke("office-pc", "audit", "--into", at("wrong"), ...days)
    assert.equal(wrong.code, 2)
    assert.match(wrong.err, /zwei Tage/u)
  }
})

test("an assistant's PC makes no package, and leaves no folder", async () => {
  const mia = await colleague(server.url, practice.party)
  await enrol("desk-pc", mia)
  const refused = await zahnwolke("desk-pc", "audit", "--into", at("none"), "--json")
  assert.equal(refused.code, 1)
  assert.match(refused.out + refused.err, /owner-needed/u)
  assert.equal(existsSync(at("none")), false)
})

test("the settings that hold are told with whoever signed them", async () => {
  const shipped = await zahnwolke("office-pc", "rules")
  assert.equal(shipped.code, 0, shipped.err)
  assert.match(shipped.out, /mode: strict\n[^]*parcelTtlDays: \d+[^]*Voreinstellung/u)
  const { knobs } = must(await practice.party.settings())
  must(await practice.party.changeSettings({ ...knobs, parcelTtlDays: 14 }))
  const told = await zahnwolke("office-pc", "rules", "--json")
  const said: { readonly settings: { readonly parcelTtlDays: number }; readonly signed: unknown } =
    JSON.parse(told.out)
  assert.equal(said.settings.parcelTtlDays, 14)
  assert.notEqual(said.signed, null)
})
