import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import {
  composeProtocol,
  erasureReasons,
  parseProtocol,
  protocolText,
  rejectionGrace,
  verifyProtocol,
} from "./erasure-protocol.ts"
import type {
  Believed,
  Closure,
  ErasureDeclaration,
  ErasureParts,
  ErasureReason,
  SealedStatement,
  StatementVerifier,
  StorageReport,
} from "./erasure-protocol.ts"
import { newSigner } from "./fixtures/signer.ts"
import type { Signer } from "./fixtures/signer.ts"

const practice = await newSigner("org_practice")
const laboratory = await newSigner("org_laboratory")
const server = await newSigner("server")
const stranger = await newSigner("org_stranger")
const signers = [practice, laboratory]

const text = (value: unknown): string => (typeof value === "string" ? value : "")
const count = (value: unknown): number => (typeof value === "number" ? value : -1)
const reasonOf = (value: unknown): ErasureReason =>
  erasureReasons.find((reason) => reason === value) ?? "closed"

async function read<Body>(
  signer: Signer | undefined,
  statement: SealedStatement,
  make: (fields: Record<string, unknown>) => Body,
): Promise<Believed<Body> | null> {
  const payload = (await signer?.opens(statement)) ?? null
  return payload === null ? null : { hash: hashHex(utf8(payload)), body: make(JSON.parse(payload)) }
}

const closureOf = (fields: Record<string, unknown>): Closure => ({
  organisation: text(fields["organisation"]),
  order: text(fields["order"]),
  at: count(fields["at"]),
  reason: reasonOf(fields["reason"]),
})

const declarationOf = (fields: Record<string, unknown>): ErasureDeclaration => ({
  organisation: text(fields["organisation"]),
  order: text(fields["order"]),
  at: count(fields["at"]),
  closure: text(fields["closure"]),
  keysDestroyed: Array.isArray(fields["keysDestroyed"]) ? fields["keysDestroyed"].map(text) : [],
  objectsDropped: count(fields["objectsDropped"]),
  kept: Array.isArray(fields["kept"])
    ? fields["kept"].map((one: Record<string, unknown>) => ({
        record: text(one["record"]),
        startsOn: text(one["startsOn"]),
        until: text(one["until"]),
      }))
    : [],
})

const reportOf = (fields: Record<string, unknown>): StorageReport => ({
  order: text(fields["order"]),
  at: count(fields["at"]),
  closure: text(fields["closure"]),
  objects: Array.isArray(fields["objects"])
    ? fields["objects"].map((object) => ({
        object: text(object),
        chunks: 1,
        bytes: 9,
        versions: 2,
        answer: "204",
      }))
    : [],
  envelopes: 2,
  events: 5,
  backupsUntil: count(fields["backupsUntil"]),
  pools: [],
})

const handedOverOf = (fields: Record<string, unknown>) => ({
  organisation: text(fields["organisation"]),
  order: text(fields["order"]),
  recipient: text(fields["recipient"]),
  request: text(fields["request"]),
  objects: Array.isArray(fields["objects"])
    ? fields["objects"].map((object) => ({ object: text(object) }))
    : [],
})

const verifier: StatementVerifier = {
  disclosure: (statement) => read(practice, statement, handedOverOf),
  addition: (statement) => read(laboratory, statement, handedOverOf),
  closure: async (statement) => {
    for (const signer of signers) {
      const found = await read(signer, statement, closureOf)
      if (found !== null && found.body.organisation === signer.organisation) return found
    }
    return null
  },
  declaration: (statement, organisation) =>
    read(
      signers.find((signer) => signer.organisation === organisation),
      statement,
      declarationOf,
    ),
  storageReport: (statement) => read(server, statement, reportOf),
  // The table itself is the policy's; here ten years are enough.
  isKeptByLaw: ({ until }) => until <= "2036-11-28",
}

const order = "order_1"
const closureBody = { organisation: practice.organisation, order, at: 1000, reason: "closed" }
const closureHash = hashHex(utf8(canonicalJson(closureBody)))
const declare = (signer: Signer, more: Record<string, Json> = {}): Promise<SealedStatement> =>
  signer.seal({
    organisation: signer.organisation,
    order,
    at: 2000,
    closure: closureHash,
    keysDestroyed: ["order-key"],
    objectsDropped: 2,
    ...more,
  })
const report = (more: Record<string, Json> = {}): Promise<SealedStatement> =>
  server.seal({
    order,
    at: 2500,
    closure: closureHash,
    objects: ["object_a", "object_b"],
    backupsUntil: 0,
    ...more,
  })

const disclosureBody = {
  organisation: practice.organisation,
  recipient: laboratory.organisation,
  order,
  objects: ["object_a"],
  request: '{"category":"pseudonymised"}',
}
const additionBody = { organisation: laboratory.organisation, order, objects: ["object_b"] }

async function parts(changes: Partial<ErasureParts> = {}): Promise<ErasureParts> {
  return {
    order,
    orderNumber: "ZW-4K7M-92XA-3",
    basis: "Art. 17 Abs. 1 lit. a DSGVO",
    disclosure: await practice.seal(disclosureBody),
    additions: [await laboratory.seal(additionBody)],
    closure: await practice.seal(closureBody),
    parties: [
      { organisation: practice.organisation, name: "Praxis Am Markt", declaration: await declare(practice) },
      { organisation: laboratory.organisation, name: "Labor Nord", declaration: await declare(laboratory) },
    ],
    storageReport: await report(),
    ...changes,
  }
}

async function composed(changes: Partial<ErasureParts> = {}, now = 3000) {
  const answer = await composeProtocol(await parts(changes), verifier, now)
  assert.ok(answer.kind === "protocol", JSON.stringify(answer))
  return answer.value
}

test("where everyone signed and the store answered, nothing is open", async () => {
  const { protocol, isComplete, closure, parties } = await composed()
  assert.deepEqual(protocol.open, [])
  assert.ok(isComplete)
  assert.equal(closure.reason, "closed")
  assert.deepEqual(
    parties.map(({ declaration }) => declaration?.objectsDropped),
    [2, 2],
  )
})

test("who has not signed is named, and so is what the server did not report", async () => {
  const { protocol, isComplete } = await composed({
    parties: [
      { organisation: practice.organisation, name: "Praxis Am Markt", declaration: await declare(practice) },
      { organisation: laboratory.organisation, name: "Labor Nord", declaration: null },
    ],
    storageReport: await report({ objects: ["object_a"], backupsUntil: 9000 }),
  })
  assert.ok(!isComplete)
  assert.deepEqual(protocol.open, [
    { kind: "declaration-missing", organisation: "org_laboratory", name: "Labor Nord" },
    { kind: "object-not-reported", object: "object_b" },
    { kind: "backups-until", until: 9000 },
  ])
})

test("a declaration of a stranger, for another order or for another closure counts for nothing", async () => {
  const forged = [
    await declare(stranger),
    await declare(stranger, { organisation: laboratory.organisation }),
    await declare(laboratory, { order: "order_2" }),
    await declare(laboratory, { closure: closureHash.replace(/./u, "x") }),
    await declare(practice),
    { ...(await declare(laboratory)), signature: "00" },
  ]
  for (const declaration of forged) {
    const { protocol } = await composed({
      parties: [
        {
          organisation: practice.organisation,
          name: "Praxis Am Markt",
          declaration: await declare(practice),
        },
        { organisation: laboratory.organisation, name: "Labor Nord", declaration },
      ],
    })
    assert.deepEqual(protocol.open, [
      { kind: "declaration-refused", organisation: "org_laboratory", name: "Labor Nord" },
    ])
  }
})

test("a report that the server did not sign, or for another order, counts for nothing", async () => {
  for (const [storageReport, kind] of [
    [null, "storage-report-missing"],
    [await practice.seal({ order, closure: closureHash }), "storage-report-refused"],
    [await report({ order: "order_2" }), "storage-report-refused"],
  ] as const) {
    assert.deepEqual((await composed({ storageReport })).protocol.open, [{ kind }])
  }
})

test("while the words of a rejected order may still be read, the day on which they go is an open point", async () => {
  const closure = await practice.seal({ ...closureBody, reason: "rejected" })
  const open = async (now: number): Promise<readonly string[]> => {
    const answer = await composeProtocol(await parts({ closure, storageReport: null }), verifier, now)
    return answer.kind === "protocol" ? answer.value.protocol.open.map(({ kind }) => kind) : []
  }
  assert.ok((await open(closureBody.at)).includes("words-until"))
  assert.ok(!(await open(closureBody.at + rejectionGrace)).includes("words-until"))
})

test("an order that no party to it ended cannot have a protocol", async () => {
  for (const closure of [
    await stranger.seal({ ...closureBody, organisation: stranger.organisation }),
    await practice.seal({ ...closureBody, order: "order_2" }),
    {},
  ]) {
    assert.deepEqual(await composeProtocol(await parts({ closure }), verifier, 3000), {
      kind: "refused",
      reason: "closure",
    })
  }
})

test("a protocol is verified from its bytes alone", async () => {
  const value = await composed({ storageReport: null })
  const json = protocolText(value.protocol)
  assert.deepEqual(await verifyProtocol(json, verifier), { kind: "protocol", value })
  assert.equal(protocolText(parseProtocol(json) ?? value.protocol), json)
})

test("a protocol that hides an open point, or names one too many, is refused", async () => {
  const { protocol } = await composed({ storageReport: null })
  for (const open of [[], [...protocol.open, { kind: "object-not-reported" as const, object: "object_z" }]]) {
    assert.deepEqual(await verifyProtocol(protocolText({ ...protocol, open }), verifier), {
      kind: "refused",
      reason: "open-points",
    })
  }
})

test("a protocol names the label of the files as the disclosure was signed, and a better or worse one is refused", async () => {
  const { protocol } = await composed({ label: "face-removed" })
  assert.equal(protocol.label, "face-removed")
  assert.equal((await verifyProtocol(protocolText(protocol), verifier)).kind, "protocol")
  const signed = await practice.seal({ ...disclosureBody, request: '{"category":"identified"}' })
  const unreadable = await practice.seal({ ...disclosureBody, request: "of another time" })
  for (const [disclosure, label, isRefused] of [
    [protocol.disclosure, "identified", true],
    [signed, "identified", false],
    [signed, "identifiers-removed", true],
    [unreadable, "identifiers-removed", true],
    [unreadable, undefined, false],
  ] as const) {
    const made = await composeProtocol(
      await parts({ disclosure, ...(label === undefined ? {} : { label }) }),
      verifier,
      3000,
    )
    assert.equal(made.kind === "refused" && made.reason === "label", isRefused, String(label))
  }
})

test("a party cannot be left out, nor a stranger put in its place", async () => {
  const { protocol } = await composed()
  const [first, second] = protocol.parties
  assert.ok(first !== undefined && second !== undefined)
  for (const parties of [[first], [second], [first, first], [first, { ...second, organisation: "org_x" }]]) {
    assert.deepEqual(await verifyProtocol(protocolText({ ...protocol, parties }), verifier), {
      kind: "refused",
      reason: "parties",
    })
  }
})

test("a disclosure that nobody signed, or of another order, opens no protocol", async () => {
  for (const disclosure of [
    {},
    await stranger.seal(disclosureBody),
    await practice.seal({ ...disclosureBody, order: "order_2" }),
  ]) {
    assert.deepEqual(await composeProtocol(await parts({ disclosure }), verifier, 3000), {
      kind: "refused",
      reason: "disclosure",
    })
  }
})

test("files added in a statement that no side signed are an open point", async () => {
  const additions = [await laboratory.seal(additionBody), await stranger.seal(additionBody)]
  assert.deepEqual((await composed({ additions })).protocol.open, [{ kind: "addition-refused" }])
})

test("any changed byte of a protocol is refused or leaves it saying the same of everyone", async () => {
  const json = protocolText((await composed()).protocol)
  await fc.assert(
    fc.asyncProperty(fc.nat(json.length - 1), fc.integer({ min: 32, max: 126 }), async (at, code) => {
      const changed = json.slice(0, at) + String.fromCodePoint(code) + json.slice(at + 1)
      const answer = await verifyProtocol(changed, verifier)
      if (changed === json || answer.kind === "refused") return
      // Names, numbers and times that no statement covers may read differently; who signed what may not.
      assert.ok(answer.value.parties.every(({ declaration }) => declaration?.order === order))
      assert.equal(answer.value.storageReport?.order, order)
    }),
    { numRuns: 300 },
  )
})

test("what is not a protocol is refused, whatever it is", async () => {
  const json = protocolText((await composed()).protocol)
  for (const other of [
    "",
    "null",
    "[]",
    "{}",
    `${json} `,
    json.slice(1),
    json.replace('"version":1', '"version":2'),
  ]) {
    assert.deepEqual(await verifyProtocol(other, verifier), { kind: "refused", reason: "malformed" }, other)
  }
  assert.equal(parseProtocol(JSON.stringify({ ...JSON.parse(json), extra: 1 })), null)
  assert.equal(parseProtocol(bytesToBase64url(utf8(json))), null)
})

test("what a party keeps is named in its signature, and what no table wants kept is an open point", async () => {
  const kept = (until: string) => ({
    kept: [{ record: "custom-made-statement", startsOn: "2026-11-27", until }],
  })
  const by = async (until: string) => {
    const parties = [
      {
        organisation: practice.organisation,
        name: "Praxis Am Markt",
        declaration: await declare(practice),
      },
      {
        organisation: laboratory.organisation,
        name: "Labor Nord",
        declaration: await declare(laboratory, kept(until)),
      },
    ]
    return composed({ parties })
  }
  const lawful = await by("2036-11-28")
  assert.deepEqual(lawful.protocol.open, [])
  assert.equal(lawful.parties[1]?.declaration?.kept?.[0]?.until, "2036-11-28")
  assert.deepEqual((await by("2099-01-01")).protocol.open, [
    {
      kind: "kept-without-ground",
      organisation: laboratory.organisation,
      name: "Labor Nord",
      record: "custom-made-statement",
    },
  ])
})
