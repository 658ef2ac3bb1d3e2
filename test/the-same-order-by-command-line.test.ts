/** The same order by command line: a PC of the practice sends, a PC of the laboratory fetches, both check offline. */
import assert from "node:assert/strict"
import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import type { Party } from "@zahnwolke/core/party/party"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { foundSide, giveConsent, link, must, tooth, until } from "./story/people.ts"
import { linkedPair, lowerJaw, upperJaw } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())
const folder = mkdtempSync(join(tmpdir(), "zahnwolke-pc-"))
after(() => rmSync(folder, { recursive: true, force: true }))

const program = join(import.meta.dirname, "..", "agent", "zahnwolke.js")

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

const envOf = (home: string) => ({
  PATH: process.env["PATH"],
  LANG: "de_DE.UTF-8",
  ZAHNWOLKE_HOME: join(folder, home),
})

/** The order is sealed and on its way: from here on it must arrive, whatever happens to the PC. */
const isSealed = (home: string): boolean =>
  readdirSync(at(home, "records")).some((name) => name.startsWith("sending"))

/** The command as somebody would type it, on the PC whose folder is `home`. */
function zahnwolke(home: string, ...args: readonly string[]): Promise<Ended> {
  const env = envOf(home)
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env, cwd: folder }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out, err }),
    )
  })
}

async function works(home: string, ...args: readonly string[]): Promise<string> {
  const { code, err, out } = await zahnwolke(home, ...args)
  assert.equal(code, 0, `${args[0]}: ${err}`)
  return out
}

async function enrol(home: string, party: Party): Promise<void> {
  const { code } = must(await party.startPairing())
  await works(home, "enrol", "--server", server.url, "--pairing", code, "--name", home)
}

const at = (...names: readonly string[]): string => join(folder, ...names)

const pair = await linkedPair(server.url)
const { practice, laboratory } = pair
const patient = must(
  await practice.party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
)
const consent = await giveConsent(practice.party, patient.patient, laboratory.me.organisation)

mkdirSync(at("Mustermann_Erika"))
writeFileSync(at("Mustermann_Erika", "Unterkiefer.ply"), lowerJaw)
writeFileSync(at("Mustermann_Erika", "Kiefer 2.stl"), upperJaw)
writeFileSync(
  at("Mustermann_Erika", ".DS_Store"),
  Buffer.concat([Buffer.from("\0\0\0\u0001Bud1", "latin1"), Buffer.alloc(64)]),
)
writeFileSync(
  at("order.json"),
  JSON.stringify({
    units: [{ tooth: 46, restoration: "crown", material: "zirconia" }],
    shade: "A2",
    dueOn: "2027-01-15",
    roles: { "Kiefer 2.stl": "upper-jaw" },
  }),
)

test("before it is enrolled a PC says what to do", async () => {
  const { code, err } = await zahnwolke("new-pc", "inbox")

  assert.equal(code, 1)
  assert.match(err, /zahnwolke enrol/u)
})

test("a wrong pairing code leaves nothing behind", async () => {
  const { code } = await zahnwolke("new-pc", "enrol", "--server", server.url, "--pairing", "AAAA-BBBB")

  assert.equal(code, 1)
  assert.deepEqual(readdirSync(at("new-pc")), [])
})

test("an order goes by command line from practice to laboratory, and its end is proven offline", async () => {
  await enrol("practice-pc", practice.party)
  await enrol("laboratory-pc", laboratory.party)
  assert.equal(statSync(at("practice-pc", "device-key.json")).mode & 0o777, 0o600)
  const send = ["send", at("Mustermann_Erika"), "--to", "nord", "--order", at("order.json")]

  const withoutConsent = await zahnwolke("practice-pc", ...send, "--json")
  assert.equal(withoutConsent.code, 1)
  assert.match(withoutConsent.out, /"ask-consent"/u)

  const number = (await works("practice-pc", ...send, "--consent", consent.consent)).trim()
  assert.match(number, /^ZW-/u)
  assert.deepEqual(readdirSync(at("practice-pc", "outbox")), [])

  const inbox = await works("laboratory-pc", "inbox")
  assert.ok(inbox.includes(number) && inbox.includes("Praxis am Park"))
  assert.equal(inbox.includes("Mustermann"), false)
  await works("laboratory-pc", "accept", number)

  await works("laboratory-pc", "fetch", number.toLowerCase(), "--into", at("arrived"))
  assert.deepEqual(readdirSync(at("arrived")).sort(), ["lower-jaw-1.ply", "order.json", "upper-jaw-1.stl"])
  assert.equal(readFileSync(at("arrived", "upper-jaw-1.stl")).length, upperJaw.length)
  const again = await zahnwolke("laboratory-pc", "fetch", number, "--into", at("arrived"))
  assert.equal(again.code, 2)

  const { order } = must(await laboratory.party.orders())[0] ?? assert.fail()
  const design = binaryStl(makeCrown({ tooth: tooth(46), triangles: 400 }), "")
  const files = [{ path: "crown_46_cad.stl", blob: new Blob([design]) }]
  const draft = must(await laboratory.party.prepare({ draft: null, files, patient: null, to: null }))
  must(await laboratory.party.returnDesign({ order, draft: draft.draft, supersedes: null }))
  await works("practice-pc", "fetch", number, "--into", at("returned"))
  assert.deepEqual(readdirSync(at("returned")).sort(), ["design-1.stl", "order.json"])
  must(await practice.party.approveDesign(order))
  must(await laboratory.party.ship({ order, tracking: "", lots: "" }))
  must(await practice.party.close(order))
  await until(async () => {
    must(await practice.party.attend())
    return must(await practice.party.order(order)).state === "erased"
  })
  await works("laboratory-pc", "inbox")

  const gone = await zahnwolke("laboratory-pc", "fetch", number, "--into", at("too-late"))
  assert.equal(gone.code, 1)
  await works("practice-pc", "protocol", number, "--into", at("protocol"))
  assert.match(await works("nobody", "verify", at("protocol")), /Löschprotokoll/u)
  const alone = at("alone.json")
  writeFileSync(alone, readFileSync(at("protocol", "erasure-protocol.json")))
  assert.equal((await zahnwolke("nobody", "verify", alone)).code, 1)
  await works("nobody", "verify", alone, "--logs", at("protocol"))
  await works("laboratory-pc", "verify", alone)
  writeFileSync(alone, readFileSync(alone, "utf8").replace(number, "ZW-0000-0000-0"))
  const forged = readFileSync(alone, "utf8").replace(/"declaration":\{/u, '"declaration":null,"x":{')
  writeFileSync(alone, forged)
  assert.equal((await zahnwolke("nobody", "verify", alone, "--logs", at("protocol"))).code, 1)
})

test("a PC says to whom a design may be passed on, and nobody else is named", async () => {
  const mill = await foundSide(server.url, "milling-centre", "Fräszentrum Süd")
  await link(practice.party, mill.party, "milling-centre")
  await link(laboratory.party, mill.party, "milling-centre")
  const recipient = laboratory.me.organisation
  const onward = await giveConsent(practice.party, patient.patient, recipient, [mill.me.organisation])
  const send = ["send", at("Mustermann_Erika"), "--to", "nord", "--order", at("order.json")]
  const named = [...send, "--consent", onward.consent, "--may-pass-to"]
  const unknown = await zahnwolke("practice-pc", ...named, "Nirgendwo")
  assert.equal(unknown.code, 1)
  assert.match(unknown.err, /Partner/u)

  const number = (await works("practice-pc", ...named, "fräszentrum")).trim()
  const { order } =
    must(await laboratory.party.orders()).find((one) => one.number === number) ?? assert.fail()
  assert.deepEqual(must(await laboratory.party.order(order)).mayPassTo, [mill.me.organisation])
})

test("a photo that shows a face goes as one: under a code, and on this consent, it does not go", async () => {
  mkdirSync(at("third"))
  writeFileSync(
    at("third", "IMG_1.jpg"),
    makePhoto({ seed: 5, width: 320, height: 240, format: "jpeg" }).bytes,
  )
  const send = ["send", at("third"), "--to", "nord", "--consent", consent.consent, "--json"]
  const unseen = await zahnwolke("practice-pc", ...send)
  assert.equal(unseen.code, 1)
  assert.match(unseen.out, /--face/u)

  const face = await zahnwolke("practice-pc", ...send, "--face", "IMG_1.jpg")
  assert.equal(face.code, 1)
  assert.match(face.out, /"not-permitted"/u)
  await works("practice-pc", ...send, "--seen", "IMG_1.jpg")
})

test("a folder that names another patient than the consent does is held back, and nobody's name is printed", async () => {
  must(await practice.party.addPatient({ family: "Zimmermann", given: "Zoe", birthDate: "1990-01-01" }))
  mkdirSync(at("fourth"))
  writeFileSync(at("fourth", "Zimmermann Zoe Unterkiefer.ply"), lowerJaw)
  const send = ["send", at("fourth"), "--to", "nord", "--consent", consent.consent, "--json"]
  const before = must(await laboratory.party.orders()).length

  const other = await zahnwolke("practice-pc", ...send)

  assert.equal(other.code, 1)
  assert.match(other.out, /"files-name-another"/u)
  assert.doesNotMatch(other.out + other.err, /Zimmermann|Zoe|Mustermann|Erika/u)
  assert.equal(must(await laboratory.party.orders()).length, before)
  await works("practice-pc", ...send, "--one-patient")
})

test("a PC that is switched off while it sends goes on when it is switched on", async () => {
  mkdirSync(at("second"))
  writeFileSync(at("second", "Unterkiefer.ply"), lowerJaw)
  const before = must(await laboratory.party.orders()).length
  const args = ["send", at("second"), "--to", "nord", "--consent", consent.consent]
  const child = spawn(process.execPath, [program, ...args], { env: envOf("practice-pc"), stdio: "ignore" })
  const ended = once(child, "exit")
  await until(() => Promise.resolve(child.exitCode !== null || isSealed("practice-pc")))
  child.kill("SIGKILL")
  await ended

  await works("practice-pc", "resume")
  assert.equal(must(await laboratory.party.orders()).length, before + 1)
  assert.deepEqual(readdirSync(at("practice-pc", "outbox")), [])
  assert.equal(readdirSync(at("practice-pc")).includes("in-use"), false)
})

test("an export proves itself, and shows what was changed in it", async () => {
  await works("practice-pc", "export", "--into", at("export"))
  await works("nobody", "verify", at("export"))

  writeFileSync(at("export", "record.json.age"), "something else")
  const changed = await zahnwolke("nobody", "verify", at("export"), "--json")
  assert.equal(changed.code, 1)
  assert.match(changed.out, /"record\.json\.age"/u)
})

test("a PC that was signed out in the app gets nothing any more and may be enrolled again", async () => {
  const members = must(await laboratory.party.members())
  const pc = members.flatMap(({ devices }) => devices).find(({ name }) => name === "laboratory-pc")
  assert.ok(pc)
  must(await laboratory.party.revokeDevice(pc.device))
  const { code, err } = await zahnwolke("laboratory-pc", "inbox")
  assert.equal(code, 1)
  assert.match(err, /zahnwolke enrol/u)

  await enrol("laboratory-pc", laboratory.party)
  await works("laboratory-pc", "status")
  await works("laboratory-pc", "leave")
  assert.deepEqual(readdirSync(at("laboratory-pc")), [])
})
