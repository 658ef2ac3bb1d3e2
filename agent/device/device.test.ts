import assert from "node:assert/strict"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { isSignedBy } from "@zahnwolke/core/trust/signing"
import { isPlain, keepServer, parseServer, readServer } from "./enrolment.ts"
import { openFolderOutbox } from "./folder-outbox.ts"
import { openFolderStore } from "./folder-store.ts"
import { takeTurn } from "./one-at-a-time.ts"
import { recipientSecret } from "./recipient-secret.ts"

const root = mkdtempSync(join(tmpdir(), "zahnwolke-device-"))
after(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const newHome = (): string => join(root, `home-${++count}`)

test("a device keeps its keys and records for this account alone", async () => {
  const home = newHome()
  const first = openFolderStore(home)
  const keys = await first.keys()
  await first.set("log/org_1", await keys.wrap(utf8("seen"), "log/org_1"))

  const again = openFolderStore(home)
  const same = await again.keys()
  assert.deepEqual(same.publicKey, keys.publicKey)
  const signature = await same.sign(utf8("text"))
  assert.ok(await isSignedBy(keys.publicKey, signature, utf8("text")))
  const kept = await again.get("log/org_1")
  assert.ok(kept)
  assert.deepEqual(await same.unwrap(kept, "log/org_1"), utf8("seen"))
  assert.equal(await same.unwrap(kept, "log/org_2"), null)
  assert.deepEqual(await again.names("log/"), ["log/org_1"])
  assert.equal(statSync(home).mode & 0o777, 0o700)
  assert.equal(statSync(join(home, "device-key.json")).mode & 0o777, 0o600)
  for (const name of readdirSync(join(home, "records")))
    assert.equal(statSync(join(home, "records", name)).mode & 0o777, 0o600)
})

test("two commands that start together on a new PC become one device", async () => {
  const home = newHome()
  const all = await Promise.all(Array.from({ length: 8 }, () => openFolderStore(home).keys()))

  assert.equal(new Set(all.map(({ publicKey }) => publicKey.join())).size, 1)
  assert.deepEqual(readdirSync(home), ["device-key.json"])
})

test("a damaged key is never replaced in silence", async () => {
  const home = newHome()
  await openFolderStore(home).keys()
  writeFileSync(join(home, "device-key.json"), '{"version":1,"secret":"AA"}')

  await assert.rejects(openFolderStore(home).keys())
  assert.match(readFileSync(join(home, "device-key.json"), "utf8"), /"AA"/u)
})

test("who leaves, leaves nothing", async () => {
  const home = newHome()
  const store = openFolderStore(home)
  const { publicKey } = await store.keys()
  await store.set("device/me", utf8("x"))
  await store.clear()

  assert.deepEqual(readdirSync(home), [])
  assert.notDeepEqual((await store.keys()).publicKey, publicKey)
})

test("a torn write is never taken for a sealed part", async () => {
  const home = newHome()
  const outbox = openFolderOutbox(home)
  await outbox.put("object_1/ab", utf8("sealed"))
  writeFileSync(join(home, "outbox", "cut.part"), "half")
  writeFileSync(join(home, "outbox", "%E0%A4%A"), "no name of ours")

  assert.deepEqual(await outbox.names(""), ["object_1/ab"])
  assert.deepEqual(await outbox.get("object_1/ab"), utf8("sealed"))
  await outbox.remove("object_1/ab")
  await outbox.remove("object_1/ab")
  assert.equal(await outbox.get("object_1/ab"), null)
})

test("no name leads out of the folder", async () => {
  const home = newHome()
  const outbox = openFolderOutbox(home)
  for (const name of ["../../climbs", "..", ".", "a/b\\c:d", "Müller 😀"]) await outbox.put(name, utf8(name))

  assert.equal(readdirSync(join(home, "outbox")).length, 5)
  assert.deepEqual(await outbox.get("Müller 😀"), utf8("Müller 😀"))
  assert.deepEqual(readdirSync(home), ["outbox"])
})

test("one command at a time works with a device", async () => {
  const home = newHome()
  const turn = await takeTurn(home, 0, Date.now)
  assert.ok(turn)
  assert.equal(await takeTurn(home, 0, Date.now), null)
  await turn.end()
  const next = await takeTurn(home, 0, Date.now)
  assert.ok(next)
  await next.end()
})

test("a command that was killed does not lock the device for good", async () => {
  const home = newHome()
  const turn = await takeTurn(home, 0, Date.now)
  assert.ok(turn)
  // No process has the largest number, and a machine started since has none of the old ones.
  writeFileSync(join(home, "in-use"), "4194305")
  const after = await takeTurn(home, 1000, Date.now)
  assert.ok(after)
  writeFileSync(join(home, "in-use"), String(process.pid))
  utimesSync(join(home, "in-use"), 1, 1)
  assert.ok(await takeTurn(home, 1000, Date.now))
})

test("a server is an address of the web, and a plain one is only harmless at home", async () => {
  assert.equal(parseServer("ftp://example.org"), null)
  assert.equal(parseServer("example"), null)
  assert.equal(parseServer("https://user:word@example.org"), null)
  const server = parseServer("http://praxis.example:8080")
  assert.ok(server)
  assert.equal(isPlain(server), true)
  assert.equal(isPlain(new URL("http://localhost:8080")), false)
  const home = newHome()
  assert.equal(await readServer(home), null)
  await keepServer(home, server)
  assert.equal((await readServer(home))?.href, server.href)
})

test("for one recipient a patient is replaced alike each time, for another one differently", async () => {
  const home = newHome()
  const patient = { family: "Mustermann", given: "Erika" }
  const first = await recipientSecret(home, "lab-1", patient)

  assert.deepEqual(await recipientSecret(home, "lab-1", patient), first)
  assert.notDeepEqual(await recipientSecret(home, "lab-2", patient), first)
  assert.notDeepEqual(await recipientSecret(home, "lab-1", { family: "Muster" }), first)
  assert.notDeepEqual(await recipientSecret(newHome(), "lab-1", patient), first)
})
