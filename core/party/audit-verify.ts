/** An audit package checked from its bytes alone: nothing changed, added or left out; every signature, every leave, every proof. */
import { openCheckpoint } from "../audit/checkpoint.ts"
import type { TreeHead } from "../audit/merkle.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { utf8, utf8ToText } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { listOf, id, count, sha256Text } from "../trust/schema.ts"
import { maySetRules } from "../records/organisation.ts"
import { replay, roleOfDevice } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { textToKey } from "../trust/signing.ts"
import { envelopeSchema, readStatement, statementHash } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { isStatementKind, statementSchemas } from "../trust/statements.ts"
import type { StatementKind } from "../trust/statements.ts"
import Type from "typebox"
import type { Static, TSchema } from "typebox"
import Value from "typebox/value"
import { checkOnward } from "./audit-onward.ts"
import { checkDisclosure } from "./disclosure-check.ts"
import { drawSample, poolHash } from "./sample-draw.ts"
import { believe } from "./signed.ts"
import type { Signed } from "./signed.ts"

/** One thing that was looked at. `detail` is a code, never a content. */
export interface PackageCheck {
  readonly what:
    "manifest" | "file" | "log" | "statement" | "checkpoint" | "disclosure" | "register" | "sample"
  readonly path: string
  readonly ok: boolean
  readonly detail: string
}

export interface CheckedPackage {
  readonly checks: readonly PackageCheck[]
  readonly organisations: readonly OrganisationState[]
  /** When the package was put together, and by whom; null where nobody signed it. */
  readonly signed: { readonly organisation: string; readonly at: number } | null
}

export type Members = ReadonlyMap<string, Bytes>

const envelopes = listOf(envelopeSchema, 1_000_000)
const disclosuresSchema = Type.Object({
  version: Type.Literal(1),
  disclosures: listOf(
    Type.Object({
      order: id("order"),
      disclosure: envelopeSchema,
      statements: listOf(envelopeSchema, 100_000),
      report: Type.Union([Type.String(), Type.Null()]),
      inclusion: Type.Union([Type.Object({ index: count, proof: listOf(sha256Text, 100) }), Type.Null()]),
    }),
    1_000_000,
  ),
})
/** Packages of version 1 held no rows of what recipients passed on. */
const registerSchema = Type.Object({
  version: Type.Union([Type.Literal(1), Type.Literal(2)]),
  disclosures: listOf(
    Type.Object({
      order: id("order"),
      disclosure: Type.Union([sha256Text, Type.Null()]),
      at: count,
      consent: Type.Unknown(),
    }),
    1_000_000,
  ),
})
const onwardSchema = Type.Object({
  version: Type.Literal(1),
  disclosures: listOf(
    Type.Object({
      disclosure: envelopeSchema,
      inclusion: Type.Union([Type.Object({ index: count, proof: listOf(sha256Text, 100) }), Type.Null()]),
    }),
    1_000_000,
  ),
  statements: listOf(envelopeSchema, 1_000_000),
})
const serverSchema = Type.Object({ signingKey: Type.String(), logOrigin: Type.String() })

function readJson<Schema extends TSchema>(
  members: Members,
  path: string,
  schema: Schema,
): Static<Schema> | null {
  const bytes = members.get(path)
  if (bytes === undefined) return null
  try {
    const value: unknown = JSON.parse(utf8ToText(bytes))
    return Value.Check(schema, value) ? value : null
  } catch {
    return null
  }
}

const check = (what: PackageCheck["what"], path: string, ok: boolean, detail = ""): PackageCheck => ({
  what,
  path,
  ok,
  detail,
})

async function readLogs(members: Members) {
  const organisations = new Map<string, OrganisationState>()
  const checks: PackageCheck[] = []
  for (const path of [...members.keys()].filter((one) => one.startsWith("logs/"))) {
    const entries = readJson(members, path, envelopes)
    const replayed = entries === null ? null : await replay(entries, null)
    const isSound = replayed?.ok === true && path === `logs/${replayed.state.id}.json`
    if (replayed?.ok === true && isSound) organisations.set(replayed.state.id, replayed.state)
    checks.push(check("log", path, isSound, isSound ? "" : "refused"))
  }
  return { organisations, checks }
}

type Organisations = ReadonlyMap<string, OrganisationState>

/** An assistant's device signs neither a package nor a sample of the house. */
const mayJudge = (
  organisation: OrganisationState,
  { body, device }: Signed<"audit-manifest" | "audit-sample">,
): boolean => maySetRules(roleOfDevice(organisation, device, body.at))

async function readManifest(
  members: Members,
  organisations: Organisations,
): Promise<Signed<"audit-manifest"> | null> {
  const envelope = readJson(members, "manifest.json", envelopeSchema)
  if (envelope === null) return null
  for (const organisation of organisations.values()) {
    const signed = await believe("audit-manifest", envelope, organisation)
    if (signed !== null && mayJudge(organisation, signed)) return signed
  }
  return null
}

/** Every member is listed with its hash, and every listed one is there. */
function checkFiles(members: Members, manifest: Signed<"audit-manifest"> | null): readonly PackageCheck[] {
  if (manifest === null) return [check("manifest", "manifest.json", false, "unsigned")]
  const listed = new Map(manifest.body.files.map((file) => [file.path, file]))
  const faults = [...listed.values()].flatMap(({ path, sha256, size }) => {
    const bytes = members.get(path)
    if (bytes === undefined) return [check("file", path, false, "missing")]
    return bytes.length === size && hashHex(bytes) === sha256 ? [] : [check("file", path, false, "changed")]
  })
  const added = [...members.keys()]
    .filter((path) => path !== "manifest.json" && !listed.has(path))
    .map((path) => check("file", path, false, "not-listed"))
  return [check("manifest", "manifest.json", true), ...faults, ...added]
}

/** Under the key that the package names: whose it is, a person compares. */
async function readHead(members: Members): Promise<TreeHead | null> {
  const server = readJson(members, "server.json", serverSchema)
  const publicKey = server === null ? null : textToKey(server.signingKey)
  const bytes = members.get("checkpoint.txt")
  if (server === null || publicKey === null || bytes === undefined) return null
  const opened = await openCheckpoint(bytes, { name: server.logOrigin, publicKey })
  return opened.kind === "checkpoint" ? opened.checkpoint : null
}

type PartyKind = Exclude<StatementKind, "storage-report">

const kindOf = ({ payloadType }: Envelope): PartyKind | null => {
  const kind = /^application\/vnd\.zahnwolke\.([a-z-]+)\+json$/u.exec(payloadType)?.[1] ?? ""
  return isStatementKind(kind) && kind !== "storage-report" ? kind : null
}

async function isBelieved(envelope: Envelope, organisations: Organisations): Promise<boolean> {
  const kind = kindOf(envelope)
  if (kind === null) return false
  for (const organisation of organisations.values()) {
    if ((await believe(kind, envelope, organisation)) !== null) return true
  }
  return false
}

const lists = ["consents.json", "signed.json", "samples.json"] as const

async function checkLists(members: Members, organisations: Organisations) {
  const checks: PackageCheck[] = []
  const all: Envelope[] = []
  for (const path of lists) {
    const list = readJson(members, path, envelopes)
    checks.push(...(list === null ? [check("statement", path, false, "malformed")] : []))
    for (const envelope of list ?? []) {
      all.push(envelope)
      const ok = await isBelieved(envelope, organisations)
      if (!ok) checks.push(check("statement", path, false, kindOf(envelope) ?? "unknown"))
    }
    if (list !== null && checks.every((one) => one.path !== path)) checks.push(check("statement", path, true))
  }
  return { checks, all }
}

type Disclosures = Static<typeof disclosuresSchema>
type Onward = Static<typeof onwardSchema>

/** A line of the register is no claim of its own: it is a disclosure that lies there signed, and none is left out. */
function checkRegister(
  members: Members,
  disclosures: Disclosures | null,
  onward: Onward | null,
): PackageCheck {
  const register = readJson(members, "register.json", registerSchema)
  const isWhole = register?.version === 1 || onward !== null
  if (register === null || disclosures === null || !isWhole)
    return check("register", "register.json", false, "malformed")
  const all = [...disclosures.disclosures, ...(onward?.disclosures ?? [])]
  const signed = all.map((one) => statementHash(one.disclosure))
  // What the server hid when the package was made has nothing signed in it, and says so.
  const lines = register.disclosures.flatMap(({ disclosure }) => disclosure ?? [])
  const isSame = signed.toSorted().join("\n") === lines.toSorted().join("\n")
  return check("register", "register.json", isSame, isSame ? "" : "differs")
}

async function checkPassedOn(
  onward: Onward | null,
  disclosures: Disclosures | null,
  organisations: Organisations,
  head: TreeHead,
): Promise<readonly PackageCheck[]> {
  const sent = new Map(
    (disclosures?.disclosures ?? []).flatMap(({ disclosure }) => {
      const body = readStatement("disclosure", statementSchemas.disclosure, disclosure)?.body
      return body === undefined ? [] : [[body.order, body] as const]
    }),
  )
  const passed = (onward?.disclosures ?? []).map((one) => checkOnward(one, { organisations, head, sent }))
  return (await Promise.all(passed)).map(({ fault, order }) =>
    check("disclosure", order, fault === "", fault),
  )
}

/** The package of a house speaks of what it sent or was sent, and of nobody else's disclosures. */
const checkHouse = (
  disclosures: Disclosures | null,
  manifest: Signed<"audit-manifest"> | null,
): readonly PackageCheck[] =>
  (disclosures?.disclosures ?? []).flatMap(({ disclosure, order }) => {
    const body = readStatement("disclosure", statementSchemas.disclosure, disclosure)?.body
    const house = manifest?.body.organisation
    const isTheirs = house !== undefined && [body?.organisation, body?.recipient].includes(house)
    return isTheirs ? [] : [check("disclosure", order, false, "of-another")]
  })

/**
 * Drawn again from what lies here: a sample of exactly these disclosures must be the one that the log decided. One that
 * was drawn out of other disclosures is believed by its signature only: what lay there then is not in the package.
 */
async function checkSamples(
  members: Members,
  organisations: Organisations,
  disclosures: Disclosures | null,
): Promise<readonly PackageCheck[]> {
  const server = readJson(members, "server.json", serverSchema)
  const publicKey = server === null ? null : textToKey(server.signingKey)
  const list = readJson(members, "samples.json", envelopes) ?? []
  if (server === null || publicKey === null) return []
  const all = (disclosures?.disclosures ?? []).map(({ disclosure }) => statementHash(disclosure))
  const checks: PackageCheck[] = []
  for (const envelope of list) {
    for (const organisation of organisations.values()) {
      const signed = await believe("audit-sample", envelope, organisation)
      if (signed === null) continue
      const { checkpoint, drawn, outOf } = signed.body
      const opened = await openCheckpoint(utf8(checkpoint), { name: server.logOrigin, publicKey })
      if (!mayJudge(organisation, signed)) checks.push(check("sample", "samples.json", false, "not-entitled"))
      else if (opened.kind === "refused") checks.push(check("sample", "samples.json", false, "unsigned"))
      else if (outOf === poolHash(all)) {
        const again = drawSample(opened.checkpoint.root, all, drawn.length)
        const isSame = again.join(" ") === drawn.map((one) => one.disclosure).join(" ")
        checks.push(check("sample", "samples.json", isSame, isSame ? "" : "chosen"))
      }
    }
  }
  return checks
}

export async function checkPackage(members: Members): Promise<CheckedPackage> {
  const { checks: logs, organisations } = await readLogs(members)
  const manifest = await readManifest(members, organisations)
  const head = await readHead(members)
  const listed = await checkLists(members, organisations)
  const disclosures = readJson(members, "disclosures.json", disclosuresSchema)
  const onward = readJson(members, "onward.json", onwardSchema)
  const checked: PackageCheck[] =
    head === null ? [] : [...(await checkPassedOn(onward, disclosures, organisations, head))]
  for (const { disclosure, inclusion, order, report, statements } of disclosures?.disclosures ?? []) {
    if (head === null) break
    const proof = { disclosure, inclusion, report, statements: [...statements, ...listed.all] }
    const { faults } = await checkDisclosure(proof, { organisations, head })
    checked.push(
      ...(faults.length === 0
        ? [check("disclosure", order, true)]
        : faults.map((fault) => check("disclosure", order, false, fault))),
    )
  }
  return {
    checks: [
      ...checkFiles(members, manifest),
      ...logs,
      check("checkpoint", "checkpoint.txt", head !== null, head === null ? "unsigned" : ""),
      ...listed.checks,
      ...checked,
      ...checkHouse(disclosures, manifest),
      ...(await checkSamples(members, organisations, disclosures)),
      checkRegister(members, disclosures, onward),
    ],
    organisations: [...organisations.values()],
    signed: manifest && { organisation: manifest.body.organisation, at: manifest.body.at },
  }
}
