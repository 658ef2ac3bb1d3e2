import assert from "node:assert/strict"
import { after, test } from "node:test"
import { signCheckpoint } from "@zahnwolke/core/audit/checkpoint"
import { leafHash, rootOf } from "@zahnwolke/core/audit/merkle"
import { hexToBytes } from "@zahnwolke/core/encoding/bytes"
import { signerFromSeed, textToKey } from "@zahnwolke/core/trust/signing"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must } from "../story/people.ts"
import { frozen, notFound, rewritten, says, textOf } from "./bent.ts"
import type { Bend } from "./bent.ts"
import { actor, alarmed, alarmsOf } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const checkpoint = /^\/v1\/log\/checkpoint$/u
const consistency = /^\/v1\/log\/consistency$/u

interface About {
  readonly signingKey: string
  readonly logOrigin: string
}
const about: About = JSON.parse(await (await fetch(`${server.url}/v1/about`)).text())

/** What the server itself could sign: it has its key, and any tree it likes. */
async function checkpointOf(leaves: readonly string[], seed?: Uint8Array<ArrayBuffer>): Promise<string> {
  const secret = await server.db
    .selectFrom("server_secret")
    .select("value")
    .where("name", "=", "signing-seed")
    .executeTakeFirstOrThrow()
  const signer = await signerFromSeed(
    seed ?? new Uint8Array(Buffer.from(secret.value, "base64url")),
    "server",
  )
  const hashes = leaves.map((leaf) => leafHash(hexToBytes(leaf) ?? new Uint8Array(0)))
  const publicKey = seed === undefined ? textToKey(about.signingKey) : new Uint8Array(signer.publicKey)
  assert.ok(publicKey)
  return signCheckpoint(
    { size: leaves.length, root: rootOf(hashes) },
    { name: about.logOrigin, publicKey },
    signer.sign,
  )
}

async function leaves(): Promise<string[]> {
  const rows = await server.db.selectFrom("log_leaf").select("statement").orderBy("log_index").execute()
  return rows.map((row) => row.statement)
}

async function shows(bend: Bend, proof: Bend | null, ...codes: readonly string[]): Promise<void> {
  must(await practice.party.attend())
  const party = await practice.restarted()
  practice.server.bend("GET", checkpoint, bend)
  if (proof !== null) practice.server.bend("GET", consistency, proof)
  await party.attend()
  practice.server.straighten()
  await alarmed(party, ...codes)
}

const signed =
  (list: readonly string[]): Bend =>
  async () =>
    says({ checkpoint: await checkpointOf(list), size: list.length })

test("a log that shrank is seen", async () => {
  const all = await leaves()
  await shows(signed(all.slice(0, -2)), null, "log-shrunk")
})

test("a log of the same size with another statement in it is a fork", async () => {
  const all = await leaves()
  await shows(signed([...all.slice(0, -1), "f".repeat(64)]), null, "log-forked")
})

test("a log that grew out of another past is a fork, whatever proof comes with it", async () => {
  const all = await leaves()
  const forged = signed(["e".repeat(64), ...all.slice(1), "f".repeat(64), "a".repeat(64)])
  await shows(forged, () => says({ proof: [] }), "log-forked")
  await shows(forged, () => says({ proof: Array.from({ length: 5 }, () => "0".repeat(64)) }), "log-forked")
  await shows(forged, notFound, "log-unproven")
  await shows(forged, () => says({ proof: ["0".repeat(64)] }), "log-forked")
})

test("a checkpoint under another key, another name or no signature is none", async () => {
  const all = await leaves()
  await shows(
    async () => says({ checkpoint: await checkpointOf(all, new Uint8Array(32)), size: all.length }),
    null,
    "log-unsigned",
  )
  await shows(
    rewritten((answer) => ({
      ...answer,
      checkpoint: textOf(answer["checkpoint"]).replace(/^[^\n]+/u, "other.example"),
    })),
    null,
    "log-unsigned",
  )
  await shows(() => says({ checkpoint: "", size: 0 }), null, "log-unsigned")
  await shows(
    rewritten((answer) => ({
      ...answer,
      checkpoint: textOf(answer["checkpoint"]).split("\n\n")[0],
    })),
    null,
    "log-unsigned",
  )
})

test("an older checkpoint that was once true is a log that shrank", async () => {
  const old = frozen()
  practice.server.bend("GET", checkpoint, old)
  must(await practice.party.attend())
  practice.server.straighten()
  must(await practice.party.changeProfile(must(await profile())))
  must(await practice.party.attend())
  const party = await practice.restarted()
  practice.server.bend("GET", checkpoint, old)
  await party.attend()
  practice.server.straighten()
  await alarmed(party, "log-shrunk")
})

async function profile() {
  const status = await practice.party.status()
  return status.kind === "open"
    ? ({ ok: true, value: status.me.profile } as const)
    : ({ ok: false, refusal: { code: status.kind, details: {} } } as const)
}

test("an honest log that grows raises no alarm", async () => {
  const party = await practice.restarted()
  must(await party.attend())
  must(await party.addPatient({ family: "Still", given: "S", birthDate: null }))
  must(await party.attend())
  assert.deepEqual(await alarmsOf(party), [])
})
