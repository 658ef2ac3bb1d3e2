/** The audit package: made by the officer's desk, checked by the command line with no network, and any byte of it is missed. */
import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { base64urlToBytes, utf8, utf8ToText } from "@zahnwolke/core/encoding/bytes"
import type { Json } from "@zahnwolke/core/encoding/json"
import { requestText } from "@zahnwolke/core/disclosure/request"
import { parseRequest } from "@zahnwolke/core/policy/request"
import type { ConsentFact } from "@zahnwolke/core/policy/request"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { openZip } from "@zahnwolke/core/formats/zip"
import { writeZip } from "@zahnwolke/core/formats/zip-write"
import type { NewEntry } from "@zahnwolke/core/formats/zip-write"
import { checkPackage } from "@zahnwolke/core/party/audit-verify"
import { ownBytes } from "@zahnwolke/core/encoding/bytes"
import { openParty } from "@zahnwolke/core/party/open"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { concat } from "@zahnwolke/core/encoding/bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { rudeClient } from "./malicious-server/client.ts"
import type { Rude } from "./malicious-server/client.ts"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import { meOf, must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())
const folder = mkdtempSync(join(tmpdir(), "zahnwolke-audit-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const program = join(import.meta.dirname, "..", "agent", "zahnwolke.js")

interface Said {
  readonly code: number
  readonly out: string
}

function verify(bytes: Uint8Array): Promise<Said> {
  const path = join(folder, "paket.zip")
  writeFileSync(path, bytes)
  const env = { PATH: process.env["PATH"], LANG: "de_DE.UTF-8", ZAHNWOLKE_HOME: folder }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, "verify", path], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out: out + err }),
    )
  })
}

async function membersOf(zip: Uint8Array): Promise<readonly NewEntry[]> {
  const archive = await openZip(arraySource(zip))
  if (isProblem(archive)) assert.fail(archive.problem)
  return Promise.all(
    archive.entries.map(async ({ path, size, source }) => ({ path, bytes: await source.read(0, size) })),
  )
}

async function madePackage() {
  const pair = await linkedPair(server.url)
  const question = await readyToSend(pair)
  must(await pair.practice.party.noteAttempt({ ...question, consent: null }))
  const { order } = must(await pair.practice.party.send(question))
  must(await pair.laboratory.party.attend())
  const made = must(await pair.practice.party.auditPackage({ from: null, until: null }))
  return { pair, order, ...made }
}

const isSound = async (entries: readonly NewEntry[]): Promise<boolean> => {
  const members = new Map(entries.map(({ bytes, path }) => [path, ownBytes(bytes)]))
  return (await checkPackage(members)).checks.every(({ ok }) => ok)
}

test("a package proves itself without a network and names no patient; one changed byte of any member is told, and so is one left out or added", async () => {
  const { zip } = await madePackage()
  const entries = await membersOf(zip)
  const whole = await verify(zip)
  assert.equal(whole.code, 0, whole.out)
  assert.match(whole.out, /Weitergabe, nachgeprüft/u)
  for (const { bytes, path } of entries)
    assert.doesNotMatch(utf8ToText(ownBytes(bytes)), /Mustermann|Erika/u, path)

  assert.ok(await isSound(entries))
  for (const { path } of entries) {
    const changed = entries.map((entry) => {
      if (entry.path !== path) return entry
      const bytes = new Uint8Array(entry.bytes)
      const middle = Math.floor(bytes.length / 2)
      bytes[middle] = (bytes[middle] ?? 0) ^ 1
      return { path, bytes }
    })
    assert.ok(!(await isSound(changed)), `a changed byte of ${path} went unseen`)
    assert.ok(!(await isSound(entries.filter((entry) => entry.path !== path))), `${path} was left out unseen`)
  }
  assert.ok(!(await isSound([...entries, { path: "mehr.json", bytes: utf8("{}") }])))

  const told = await verify(writeZip(entries.filter(({ path }) => path !== "register.csv")))
  assert.equal(told.code, 1)
  assert.match(told.out, /✗ register\.csv, Datei, fehlt/u)
  const bent = Uint8Array.from(zip)
  bent[200] = (bent[200] ?? 0) ^ 1
  assert.equal((await verify(bent)).code, 1)
})

test("the laboratory's package proves itself as well, with what it received", async () => {
  const { pair } = await madePackage()
  const { zip } = must(await pair.laboratory.party.auditPackage({ from: null, until: null }))
  const entries = await membersOf(zip)
  const checked = await checkPackage(new Map(entries.map(({ bytes, path }) => [path, ownBytes(bytes)])))
  assert.deepEqual(
    checked.checks.filter(({ ok }) => !ok),
    [],
  )
  assert.ok(checked.checks.some(({ what }) => what === "disclosure"))
})

/** As somebody could who holds a device of the house: the list would be signed anew, and what is inside still tells. */
async function faultsOf(zip: Uint8Array, path: string, change: (text: string) => string) {
  const members = new Map(
    (await membersOf(zip)).map((entry) => [
      entry.path,
      entry.path === path ? utf8(change(utf8ToText(ownBytes(entry.bytes)))) : ownBytes(entry.bytes),
    ]),
  )
  const { checks } = await checkPackage(members)
  return checks.flatMap(({ detail, ok, what }) => (ok || what === "file" ? [] : [detail]))
}

test("behind a list that was signed anew, each piece still tells what is wrong with it", async () => {
  const { pair } = await madePackage()
  must(await pair.practice.party.takeSample({ count: 1 }))
  const { zip } = must(await pair.practice.party.auditPackage({ from: null, until: null }))
  const told = (path: string, change: (text: string) => string) => faultsOf(zip, path, change)

  assert.deepEqual(
    await told("register.json", (text) => text.replace(/"disclosure": "[0-9a-f]{4}/u, '"disclosure": "0000')),
    ["differs"],
  )
  assert.deepEqual(await told("signed.json", () => "[]"), ["agreement-unsigned"])
  assert.deepEqual(await told("disclosures.json", (text) => text.replace(/"report": "/u, '"report": " ')), [
    "report-differs",
  ])
  assert.deepEqual(
    await told("disclosures.json", (text) =>
      text.replace(/"index": (\d+)/u, (_, index) => `"index": ${Number(index) + 1}`),
    ),
    ["not-in-log"],
  )
  assert.deepEqual(await told("samples.json", (text) => text.replace(/"payload": "../u, '"payload": "AA')), [
    "audit-sample",
  ])
  assert.deepEqual(await told("checkpoint.txt", (text) => text.replace(/\n(\d+)\n/u, "\n9$1\n")), [
    "unsigned",
  ])
})

test("a disclosure that says more of the signature under the consent than was signed is told", async () => {
  const { pair, zip } = await madePackage()
  const rude = await rudeClient(server.url, pair.practice)
  const all = (await membersOf(zip)).find(({ path }) => path === "disclosures.json")?.bytes ?? utf8("")
  const signed = /"payload": "(?<payload>[\w-]+)"[^]*?"sig": "(?<sig>[\w-]+)"/u.exec(
    utf8ToText(ownBytes(all)),
  )
  const { payload = "", sig = "" } = signed?.groups ?? {}
  const body: { readonly [key: string]: Json } = JSON.parse(utf8ToText(base64urlToBytes(payload) ?? utf8("")))
  const { request: claimed } = body
  if (typeof claimed !== "string") assert.fail("a disclosure carries its request")
  const request = parseRequest(JSON.parse(claimed))
  if ("problem" in request) assert.fail(request.problem)

  async function faultsWith(claim: Partial<ConsentFact>): Promise<readonly string[]> {
    if ("problem" in request) assert.fail(request.problem)
    const consents = request.consents.map((one) => ({ ...one, ...claim }))
    const anew = await rude.sign("disclosure", { ...body, request: requestText({ ...request, consents }) })
    return faultsOf(zip, "disclosures.json", (text) =>
      text.replace(payload, anew.payload).replace(sig, anew.signatures[0]?.sig ?? ""),
    )
  }
  assert.ok(!(await faultsWith({})).join(" ").includes("consent-differs"))
  for (const claim of [
    { assent: true },
    { authorityShown: true },
    { capacityDocumented: !request.consents[0]?.capacityDocumented },
    { form: "qualified" as const },
  ]) {
    assert.match((await faultsWith(claim)).join(" "), /consent-differs/u, JSON.stringify(claim))
  }
})

/** The same members, and a list of them that somebody else signed. */
async function signedAnew(entries: readonly NewEntry[], by: Rude, organisation: string) {
  const members = entries.filter(({ path }) => path !== "manifest.json")
  const manifest = await by.sign("audit-manifest", {
    organisation,
    at: Date.now(),
    files: members.map(({ bytes, path }) => ({ path, size: bytes.length, sha256: hashHex(ownBytes(bytes)) })),
  })
  return [...members, { path: "manifest.json", bytes: utf8(JSON.stringify(manifest)) }]
}

test("a package that a partner put together shows the partner's fingerprint and not the practice's", async () => {
  const { pair, zip } = await madePackage()
  const { practice, laboratory } = pair
  const own = await verify(zip)
  assert.match(own.out, new RegExp(`${practice.me.organisation} hat den Fingerabdruck`, "u"))
  assert.doesNotMatch(own.out, new RegExp(`${laboratory.me.organisation} hat den Fingerabdruck`, "u"))
  const rude = await rudeClient(server.url, laboratory)
  const theirs = await signedAnew(await membersOf(zip), rude, laboratory.me.organisation)
  const told = await verify(writeZip(theirs))
  assert.match(told.out, new RegExp(`${laboratory.me.organisation} hat den Fingerabdruck`, "u"))
  assert.doesNotMatch(told.out, new RegExp(`${practice.me.organisation} hat den Fingerabdruck`, "u"))
})

test("a package that neither owner nor officer signed is unsigned", async () => {
  const { pair, zip } = await madePackage()
  const { party, loginName: owner } = pair.practice
  const { link } = must(await party.inviteMember({ name: "Mia Helfer", role: "member" }))
  const device = memoryDevice()
  const mia = openParty(partsOf(server.url, device))
  const way = { loginName: `Mia ${owner}`, deviceName: "PC" }
  const { passphrase } = must(await mia.joinAsMember({ link, ...way }))
  must(await party.attend())
  must(await mia.signIn({ ...way, passphrase }))
  // With the log in which the new device stands.
  const entries = await membersOf(must(await party.auditPackage({ from: null, until: null })).zip)
  const rude = await rudeClient(server.url, { device, me: await meOf(mia) })
  const forged = await signedAnew(entries, rude, pair.practice.me.organisation)
  assert.ok(await isSound(await membersOf(zip)))
  assert.ok(!(await isSound(forged)))
})

test("an archive that holds a second one behind its members is refused, whichever of the two a program would open", async () => {
  const { zip } = await madePackage()
  const other = writeZip([{ path: "register.csv", bytes: utf8("nichts") }])
  for (const bytes of [concat(other, zip), concat(zip, other), concat(zip, utf8(" "))]) {
    assert.equal((await verify(bytes)).code, 1)
  }
})
