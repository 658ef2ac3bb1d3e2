/** An exported organisation opens with the printed kit and the stock age tool alone: no server, no program of ours. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, test } from "node:test"
import { ownBytes } from "@zahnwolke/core/encoding/bytes"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { identityFromSeed } from "@zahnwolke/core/envelope/identity"
import { openParty } from "@zahnwolke/core/party/open"
import { wordsToSecret } from "@zahnwolke/core/records/passphrase"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { Decrypter } from "age-encryption"
import { objections } from "@zahnwolke/core/fhir/fixtures/validator"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import { must } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())
const folder = mkdtempSync(join(tmpdir(), "zahnwolke-export-"))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Opens one age file with the identities of a file of identities. */
type Open = (sealed: string, identityFile: string) => Promise<Uint8Array>

interface Exported {
  readonly at: string
  readonly kitWords: readonly string[]
  readonly epoch: number
  readonly order: string
  /** What left the practice, by the name of its object. */
  readonly sent: ReadonlyMap<string, Uint8Array>
}

/** Somebody joins and is removed again: the keys of the data have changed since the order was sent. */
async function changeKeys({ party }: Side): Promise<void> {
  const invite = must(await party.inviteMember({ name: "Tim Helfer", role: "member" }))
  const helper = openParty(partsOf(server.url, memoryDevice()))
  must(await helper.joinAsMember({ link: invite.link, loginName: "Tim Helfer", deviceName: "Laptop" }))
  must(await party.attend())
  const tim = must(await party.members()).find(({ name }) => name === "Tim Helfer")
  assert.ok(tim)
  must(await party.removeMember(tim.user))
}

async function exported(): Promise<Exported> {
  const pair = await linkedPair(server.url)
  const { party, kitWords } = pair.practice
  const { order } = must(await party.send(await readyToSend(pair)))
  must(await pair.laboratory.party.attend())
  const sent = new Map<string, Uint8Array>()
  for (const { object } of must(await pair.laboratory.party.order(order)).files) {
    const { blob } = must(await pair.laboratory.party.openFile({ order, object }))
    sent.set(object, new Uint8Array(await blob.arrayBuffer()))
  }
  await changeKeys(pair.practice)
  const { files } = must(
    await party.exportAll(async (path, blob) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), new Uint8Array(await blob.arrayBuffer()))
    }),
  )
  const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  assert.equal(files, written.length)
  const epochs = readdirSync(join(folder, "keys")).map((name) => Number(/epoch-(\d+)\.age/u.exec(name)?.[1]))
  return { at: folder, kitWords, epoch: Math.max(...epochs), order, sent }
}

const whole = await exported()

/** Only what is printed on the sheet of paper goes in. */
async function openAll({ at, kitWords, epoch, order, sent }: Exported, open: Open): Promise<void> {
  const typed = wordsToSecret(kitWords.join(" "))
  assert.ok(typed.kind === "secret")
  const keep = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(at, name), bytes)
    return join(at, name)
  }
  const kit = keep("kit.txt", `${identityFromSeed(typed.secret)}\n`)
  const keys = keep("keys.txt", await open(join(at, `keys/epoch-${epoch}.age`), kit))
  const probe = new TextDecoder().decode(await open(join(at, "probe.txt.age"), keys))
  assert.equal(probe, "Zahnwolke: this sheet opens this export.\n")
  const record = new TextDecoder().decode(await open(join(at, "record.json.age"), keys))
  assert.match(record, /Mustermann/u)
  const fhir = new TextDecoder().decode(await open(join(at, "fhir.json.age"), keys))
  assertFhir(fhir, order)
  const key = keep("order.txt", await open(join(at, `orders/${order}/key.age`), keys))
  assert.equal(sent.size, 2)
  for (const [object, bytes] of sent) {
    const opened = await open(join(at, `orders/${order}/${object}.age`), key)
    assert.ok(Buffer.from(opened).equals(Buffer.from(bytes)), object)
  }
}

/** Consent and disclosure of the one order, in a form that a foreign validator has nothing against; no name in it. */
function assertFhir(text: string, order: string): void {
  const bundle: { readonly entry: readonly { readonly resource: { readonly resourceType: string } }[] } =
    JSON.parse(text)
  assert.deepEqual(objections(bundle), [])
  const kinds = bundle.entry.map(({ resource }) => resource.resourceType)
  for (const kind of ["Organization", "Consent", "Provenance", "AuditEvent"])
    assert.ok(kinds.includes(kind), kind)
  assert.ok(text.includes(order))
  assert.doesNotMatch(text, /Mustermann|Erika/u)
}

const version = spawnSync("age", ["--version"], { encoding: "utf8" })
const skip =
  version.error !== undefined
    ? "the age command is not installed"
    : /^v?1\.[0-2]\b/u.test(version.stdout)
      ? "the age command is older than 1.3 and knows no post-quantum keys"
      : false

test("the age command opens everything with what is printed on the sheet", { skip }, async () => {
  await openAll(whole, (sealed, identityFile) => {
    const { status, stdout, stderr } = spawnSync("age", ["--decrypt", "-i", identityFile, sealed], {
      maxBuffer: 1 << 26,
    })
    assert.equal(status, 0, stderr.toString())
    return Promise.resolve(ownBytes(stdout))
  })
})

test("the age library opens the same, where the command is absent", async () => {
  await openAll(whole, (sealed, identityFile) => {
    const decrypter = new Decrypter()
    for (const line of readFileSync(identityFile, "utf8").split("\n")) {
      if (line !== "" && !line.startsWith("#")) decrypter.addIdentity(line)
    }
    return decrypter.decrypt(readFileSync(sealed))
  })
})

test("the manifest names every file with its hash, and no name stands in it or in any path", () => {
  const text = readFileSync(join(whole.at, "manifest.json"), "utf8")
  const { files }: { files: readonly { path: string; sha256: string; size: number }[] } = JSON.parse(text)
  for (const { path, sha256, size } of files) {
    const bytes = readFileSync(join(whole.at, path))
    assert.deepEqual([path, sha256, size], [path, hashHex(bytes), bytes.length])
  }
  for (const { path } of files.filter((file) => !file.path.endsWith(".json"))) {
    assert.match(readFileSync(join(whole.at, path), "latin1"), /^age-encryption\.org\/v1\n/u, path)
  }
  assert.doesNotMatch(text, /Mustermann|Erika|lower\.ply/u)
})

test("somebody else's sheet opens nothing", async () => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identityFromSeed(ownBytes(new Uint8Array(32).fill(7))))
  await assert.rejects(decrypter.decrypt(readFileSync(join(whole.at, `keys/epoch-${whole.epoch}.age`))))
})
