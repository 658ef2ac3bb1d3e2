/** The erasure protocol: what was erased, who signed it, what is open. It proves steps, not the absence of every copy. */
import { Type } from "typebox"
import type { Static } from "typebox"
import { Value } from "typebox/value"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { oneLine } from "../encoding/one-line.ts"

/**
 * A rejected order loses its files at once. Its sealed words, the reason among them, stay so long for whoever placed it
 * (docs/decisions/0011-a-rejection-can-be-read.md).
 */
export const rejectionGrace = 86_400_000

const strict = { additionalProperties: false } as const
const text = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: oneLine })
const time = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 })
/** A signed statement as it travelled. What is in it is read by the verifier that is handed in, and by nobody else. */
const sealed = Type.Record(Type.String({ maxLength: 40 }), Type.Unknown())

const openPoint = Type.Union([
  /** The party was asked and has not signed. */
  Type.Object({ kind: Type.Literal("declaration-missing"), organisation: text(80), name: text(200) }, strict),
  /** What the party sent does not bear its signature or belongs to something else. */
  Type.Object({ kind: Type.Literal("declaration-refused"), organisation: text(80), name: text(200) }, strict),
  Type.Object({ kind: Type.Literal("storage-report-missing") }, strict),
  Type.Object({ kind: Type.Literal("storage-report-refused") }, strict),
  /** The party says that it keeps something, but the table of periods gives it no ground to, or not for so long. */
  Type.Object(
    { kind: Type.Literal("kept-without-ground"), organisation: text(80), name: text(200), record: text(40) },
    strict,
  ),
  /** Files that came later, in a statement that nobody of the order signed. */
  Type.Object({ kind: Type.Literal("addition-refused") }, strict),
  /** Handed over, but not named in the report of the server. */
  Type.Object({ kind: Type.Literal("object-not-reported"), object: text(80) }, strict),
  /** The sealed words of a rejected order stay so long, at most, to be read by whoever placed it. */
  Type.Object({ kind: Type.Literal("words-until"), until: time }, strict),
  /** Backups still hold ciphertext until this time. */
  Type.Object({ kind: Type.Literal("backups-until"), until: time }, strict),
])
export type OpenPoint = Static<typeof openPoint>

/** What the files of an order were when they left. */
const label = Type.Union([
  Type.Literal("identified"),
  Type.Literal("identifiers-removed"),
  Type.Literal("face-removed"),
])
export type ReachedLabel = Static<typeof label>

const schema = Type.Object(
  {
    version: Type.Literal(1),
    order: text(80),
    orderNumber: text(50),
    /** The words of law or contract by which it was erased. */
    basis: text(500),
    /** The signed disclosure that opened the order: it says who had it and which files. */
    disclosure: sealed,
    /**
     * By the signed disclosure, and by the review's report where the composer holds it: that alone says of a face that it
     * is gone, and the disclosure signs its hash. Older protocols say nothing.
     */
    label: Type.Optional(label),
    /** Files that either side added later. */
    additions: Type.Array(sealed, { maxItems: 1_000 }),
    /** The signed decision to end the order; it says the reason. */
    closure: sealed,
    parties: Type.Array(
      Type.Object(
        {
          organisation: text(80),
          name: text(200),
          declaration: Type.Union([sealed, Type.Null()]),
        },
        strict,
      ),
      { minItems: 1, maxItems: 20 },
    ),
    storageReport: Type.Union([sealed, Type.Null()]),
    open: Type.Array(openPoint, { maxItems: 11_000 }),
    composedAt: time,
  },
  strict,
)
export type ErasureProtocol = Static<typeof schema>
export type SealedStatement = Static<typeof sealed>

export const erasureReasons = ["closed", "rejected", "deadline", "withdrawn"] as const
export type ErasureReason = (typeof erasureReasons)[number]

export interface HandedOver {
  readonly organisation: string
  readonly order: string
  readonly objects: readonly { readonly object: string }[]
}

export interface DisclosureStatement extends HandedOver {
  readonly recipient: string
  /** JSON of what was asked and permitted: it names the category. */
  readonly request: string
}

export interface Closure {
  readonly organisation: string
  readonly order: string
  readonly at: number
  readonly reason: ErasureReason
}

export interface ErasureDeclaration {
  readonly organisation: string
  readonly order: string
  readonly at: number
  /** Hash of the closure that is answered. */
  readonly closure: string
  readonly keysDestroyed: readonly string[]
  readonly objectsDropped: number
  /** What it keeps in its own records by law, as it signed it. */
  readonly kept?: readonly KeptClaim[]
}

/** Days as yyyy-mm-dd. */
export interface KeptClaim {
  readonly record: string
  readonly startsOn: string
  readonly until: string
}

export interface StorageReport {
  readonly order: string
  readonly at: number
  readonly closure: string
  readonly objects: readonly {
    readonly object: string
    readonly chunks: number
    readonly bytes: number
    readonly versions: number
    /** The store's own words. */
    readonly answer: string
  }[]
  readonly envelopes: number
  readonly events: number
  readonly backupsUntil: number
  readonly pools: readonly { readonly name: string; readonly country: string; readonly operator: string }[]
}

/** A statement that was read, and whose signature held. */
export interface Believed<Body> {
  readonly hash: string
  readonly body: Body
}

/** Opens signed statements; null where one is not what it claims to be or not signed by whom it must be. */
export interface StatementVerifier {
  readonly disclosure: (statement: SealedStatement) => Promise<Believed<DisclosureStatement> | null>
  readonly addition: (statement: SealedStatement) => Promise<Believed<HandedOver> | null>
  readonly closure: (statement: SealedStatement) => Promise<Believed<Closure> | null>
  readonly declaration: (
    statement: SealedStatement,
    organisation: string,
  ) => Promise<Believed<ErasureDeclaration> | null>
  readonly storageReport: (statement: SealedStatement) => Promise<Believed<StorageReport> | null>
  /** Whether the table of periods wants it kept by such an organisation and just so long, said at that time. */
  readonly isKeptByLaw: (claim: KeptClaim, at: number, organisation: string) => boolean
}

/** What a protocol is composed of; the open points are found, not given. */
export type ErasureParts = Omit<ErasureProtocol, "version" | "open" | "composedAt">

/** A protocol and what its statements say, each of them verified. */
export interface ReadProtocol {
  readonly protocol: ErasureProtocol
  readonly closure: Closure
  readonly parties: readonly {
    readonly organisation: string
    readonly name: string
    readonly declaration: ErasureDeclaration | null
  }[]
  readonly storageReport: StorageReport | null
  /** Nobody is missing and no backup holds anything any more. */
  readonly isComplete: boolean
}

export type ProtocolAnswer =
  | { readonly kind: "protocol"; readonly value: ReadProtocol }
  | { readonly kind: "refused"; readonly reason: ProtocolRefusal }

/**
 * "malformed": not a protocol in its one spelling. "disclosure": not signed, or for another order. "parties": not just
 * the two that the disclosure names. "closure": the end of the order is not signed by one of them. "label": it says
 * another of the files than the disclosure does. "open-points": it names other open points than its statements leave.
 */
export type ProtocolRefusal = "malformed" | "disclosure" | "parties" | "closure" | "label" | "open-points"

/** Composed as things stand: who has not signed yet is named, not waited for. */
export async function composeProtocol(
  parts: ErasureParts,
  verifier: StatementVerifier,
  now: number,
): Promise<ProtocolAnswer> {
  const draft: ErasureProtocol = { ...parts, version: 1, open: [], composedAt: now }
  if (!Value.Check(schema, draft)) return refused("malformed")
  const found = await examine(draft, verifier)
  return isRefused(found) ? refused(found) : answer({ ...draft, open: found.open }, found)
}

/** The bytes that are kept, hashed and handed out. */
export const protocolText = (protocol: ErasureProtocol): string => canonicalJson(toJson(protocol))

/** Believes nothing that the text says of itself: every statement is verified again, every open point found again. */
export async function verifyProtocol(
  protocolJson: string,
  verifier: StatementVerifier,
): Promise<ProtocolAnswer> {
  const protocol = parseProtocol(protocolJson)
  if (protocol === null) return refused("malformed")
  const found = await examine(protocol, verifier)
  if (isRefused(found)) return refused(found)
  if (canonicalJson(toJson(protocol.open)) !== canonicalJson(toJson(found.open)))
    return refused("open-points")
  return answer(protocol, found)
}

const longestProtocol = 1 << 23

export function parseProtocol(protocolJson: string): ErasureProtocol | null {
  if (protocolJson.length > longestProtocol) return null
  try {
    const value: unknown = JSON.parse(protocolJson)
    return Value.Check(schema, value) && protocolText(value) === protocolJson ? value : null
  } catch {
    // Not JSON, or JSON that cannot be signed.
    return null
  }
}

/** Through text, so that only what JSON can hold is left. Throws where a value cannot be signed. */
function toJson(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value))
  return json
}

interface Found extends Omit<ReadProtocol, "protocol" | "isComplete"> {
  readonly open: OpenPoint[]
}

const answer = (protocol: ErasureProtocol, { open, ...statements }: Found): ProtocolAnswer => ({
  kind: "protocol",
  value: { protocol, ...statements, isComplete: open.length === 0 },
})

const refused = (reason: ProtocolRefusal): ProtocolAnswer => ({ kind: "refused", reason })

const isRefused = (found: Found | ProtocolRefusal): found is ProtocolRefusal => typeof found === "string"

async function examine(
  protocol: ErasureProtocol,
  verifier: StatementVerifier,
): Promise<Found | ProtocolRefusal> {
  const disclosure = await verifier.disclosure(protocol.disclosure)
  if (disclosure === null || disclosure.body.order !== protocol.order) return "disclosure"
  const sides = [disclosure.body.organisation, disclosure.body.recipient]
  const named = protocol.parties.map(({ organisation }) => organisation)
  if (named.length !== sides.length || !sides.every((side) => named.includes(side))) return "parties"
  if (!isLabelOf(protocol.label, disclosure.body.request)) return "label"
  const closure = await verifier.closure(protocol.closure)
  if (closure === null || closure.body.order !== protocol.order) return "closure"
  if (!sides.includes(closure.body.organisation)) return "closure"

  const { parties, open } = await declared(protocol, closure.hash, verifier)
  const added = await objectsAdded(protocol, sides, verifier)
  const sealedReport = protocol.storageReport
  const read = sealedReport === null ? null : await verifier.storageReport(sealedReport)
  const report = read !== null && reportAnswers(read.body, protocol.order, closure) ? read.body : null
  const wordsUntil = closure.body.at + rejectionGrace
  const isReadable = closure.body.reason === "rejected" && wordsUntil > protocol.composedAt
  if (sealedReport === null && isReadable) open.push({ kind: "words-until", until: wordsUntil })
  if (sealedReport === null) open.push({ kind: "storage-report-missing" })
  else if (report === null) open.push({ kind: "storage-report-refused" })
  else
    open.push(...openInStorage(report, [...disclosure.body.objects, ...added.objects], protocol.composedAt))
  return { closure: closure.body, parties, storageReport: report, open: [...open, ...added.open] }
}

/** With reference to the person or without it, as it was signed. */
function isLabelOf(said: ReachedLabel | undefined, request: string): boolean {
  return said === undefined || (said === "identified") === isIdentified(request)
}

function isIdentified(request: string): boolean | null {
  try {
    const value: unknown = JSON.parse(request)
    return Value.Check(categorised, value) ? value.category === "identified" : null
  } catch {
    return null
  }
}

const categorised = Type.Object({ category: Type.String() })

/** At a deadline and on a withdrawal the server begins by itself, before a party has signed the end of the order. */
function reportAnswers(report: StorageReport, order: string, closure: Believed<Closure>): boolean {
  const ownBeginning = closure.body.reason === "deadline" || closure.body.reason === "withdrawn"
  return report.order === order && (report.closure === closure.hash || ownBeginning)
}

const answers = (
  body: { readonly order: string; readonly closure: string },
  order: string,
  closure: string,
): boolean => body.order === order && body.closure === closure

async function declared(
  protocol: ErasureProtocol,
  closure: string,
  verifier: StatementVerifier,
): Promise<{ readonly parties: ReadProtocol["parties"]; readonly open: OpenPoint[] }> {
  const open: OpenPoint[] = []
  const parties: ReadProtocol["parties"][number][] = []
  for (const { organisation, name, declaration } of protocol.parties) {
    const read = declaration === null ? null : await verifier.declaration(declaration, organisation)
    const isOwn = read?.body.organisation === organisation && answers(read.body, protocol.order, closure)
    if (declaration === null) open.push({ kind: "declaration-missing", organisation, name })
    else if (!isOwn) open.push({ kind: "declaration-refused", organisation, name })
    const body = isOwn ? read.body : null
    for (const claim of body?.kept ?? []) {
      const isGrounded = body !== null && verifier.isKeptByLaw(claim, body.at, organisation)
      if (!isGrounded) open.push({ kind: "kept-without-ground", organisation, name, record: claim.record })
    }
    parties.push({ organisation, name, declaration: body })
  }
  return { parties, open }
}

async function objectsAdded(
  protocol: ErasureProtocol,
  sides: readonly string[],
  verifier: StatementVerifier,
): Promise<{ readonly objects: HandedOver["objects"]; readonly open: readonly OpenPoint[] }> {
  const read = await Promise.all(protocol.additions.map((addition) => verifier.addition(addition)))
  const own = read.filter(
    (addition) =>
      addition !== null &&
      addition.body.order === protocol.order &&
      sides.includes(addition.body.organisation),
  )
  return {
    objects: own.flatMap((addition) => addition?.body.objects ?? []),
    open: own.length === read.length ? [] : [{ kind: "addition-refused" }],
  }
}

function openInStorage(
  report: StorageReport,
  handedOver: HandedOver["objects"],
  now: number,
): readonly OpenPoint[] {
  const reported = new Set(report.objects.map(({ object }) => object))
  const missing = handedOver.filter(({ object }) => !reported.has(object))
  const points: OpenPoint[] = missing.map(({ object }) => ({ kind: "object-not-reported", object }))
  if (report.backupsUntil > now) points.push({ kind: "backups-until", until: report.backupsUntil })
  return points
}
