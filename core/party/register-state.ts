/** The organisation's own record: people's names, partners pinned, patients, codes, consents, orders. Sealed events, folded. */
import Type from "typebox"
import type { Static } from "typebox"
import { sheetFrameSchema } from "./consent-input.ts"
import { receivedCheckSchema, receivedChecksSchema, withChecks } from "./received-checks.ts"
import type { Checks } from "./received-checks.ts"
import { patientDetailsSchema } from "./patient-details.ts"
import { emptyRetention, holdNoted, keptChosen, noticeSent, withRetention } from "./retention-events.ts"
import type { RetentionState } from "./retention-events.ts"
import { consentScopeSchema, settingsSchema } from "../trust/statements.ts"
import { count, id, listOf, oneOf, sha256Text, strict, time } from "../trust/schema.ts"
import type {
  ConsentId,
  DeviceId,
  InviteId,
  OrderId,
  OrganisationId,
  PatientId,
  PatientLinkId,
  UserId,
} from "../records/id.ts"

const text = Type.String({ maxLength: 5000 })
const name = Type.String({ maxLength: 200 })

const code = Type.String({ minLength: 1, maxLength: 80 })
const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })

const point = Type.Object({ x: Type.Integer(), y: Type.Integer() }, strict)

/** What stands in the record. Corrections are new events; nothing is overwritten (§ 630f BGB). */
export const registerEventSchema = Type.Union([
  Type.Object({ kind: Type.Literal("member-named"), user: id("user"), name }, strict),
  Type.Object({ kind: Type.Literal("device-named"), device: id("device"), name }, strict),
  Type.Object({ kind: Type.Literal("kit-confirmed") }, strict),
  Type.Object(
    {
      kind: Type.Literal("invite-made"),
      invite: id("invite"),
      purpose: oneOf(["partner", "member"]),
      secret: Type.String({ maxLength: 100 }),
      role: Type.String({ maxLength: 50 }),
      note: name,
      expiresAt: time,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal("invite-closed"), invite: id("invite") }, strict),
  Type.Object({ kind: Type.Literal("partner-pinned"), organisation: id("org"), genesis: sha256Text }, strict),
  Type.Object(
    { kind: Type.Literal("partner-verified"), organisation: id("org"), genesis: sha256Text },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("patient-added"),
      patient: id("patient"),
      family: name,
      given: name,
      birthDate: Type.Union([Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), Type.Null()]),
      details: Type.Optional(patientDetailsSchema),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("code-given"),
      patient: Type.Union([id("patient"), Type.Null()]),
      to: id("org"),
      code: Type.String({ maxLength: 40 }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("consent-recorded"),
      consent: id("consent"),
      patient: id("patient"),
      scope: consentScopeSchema,
      releasesFromSecrecy: Type.Boolean(),
      signer: oneOf(["patient", "guardian", "both-guardians", "representative"]),
      givenAt: time,
      validUntil: time,
      assent: Type.Boolean(),
      capacityDocumented: Type.Boolean(),
      authorityShown: Type.Boolean(),
      evidence: sha256Text,
      /** The sheet as it was shown and signed, and the salt in front of its hash. */
      sheet: Type.String({ maxLength: 200_000 }),
      strokes: listOf(listOf(point, 5000), 500),
      explainedBy: name,
      salt: Type.String({ maxLength: 100 }),
      statement: sha256Text,
      /** Where it was signed on the patient's own telephone. */
      link: Type.Optional(id("link")),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("patient-link-made"),
      link: id("link"),
      consent: id("consent"),
      secret: Type.String({ maxLength: 100 }),
      expiresAt: time,
      frame: sheetFrameSchema,
      /** Canonical JSON of exactly what was sealed for the telephone. */
      offer: Type.String({ maxLength: 200_000 }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("patient-link-ended"),
      link: id("link"),
      how: oneOf(["revoked", "wrong-birth-date", "refused"]),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("consent-withdrawn"),
      consent: id("consent"),
      at: time,
      statement: sha256Text,
      /** What the patient signed on the telephone. */
      notice: Type.Optional(Type.Object({ at: time, signature: Type.String({ maxLength: 100 }) }, strict)),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("order-placed"),
      order: id("order"),
      number: name,
      patient: Type.Union([id("patient"), Type.Null()]),
      code: name,
      to: id("org"),
      title: name,
      parent: Type.Union([id("order"), Type.Null()]),
      disclosure: sha256Text,
      /** The report of the look, word for word as it was signed. */
      report: Type.Optional(Type.String({ maxLength: 1_000_000 })),
    },
    strict,
  ),
  /** Number and title outlive the order's erasure: what was made must stay findable. */
  Type.Object(
    { kind: Type.Literal("order-received"), order: id("order"), number: name, title: name },
    strict,
  ),
  Type.Object({ kind: Type.Literal("order-seen"), order: id("order"), seq: count }, strict),
  keptChosen,
  noticeSent,
  holdNoted,
  Type.Object({ kind: Type.Literal("order-erased"), order: id("order"), closure: sha256Text, text }, strict),
  /** A document was made; its hash says exactly which (Art. 5(2) GDPR). */
  Type.Object(
    {
      kind: Type.Literal("paper-made"),
      paper: Type.String({ maxLength: 40 }),
      about: Type.Union([Type.String({ maxLength: 80 }), Type.Null()]),
      version: Type.String({ maxLength: 40 }),
      hash: sha256Text,
      at: time,
    },
    strict,
  ),
  /**
   * What was held back: which rules held it, for whom, and what was offered instead. No patient (Art. 5(2) GDPR). By
   * "server" it was handed over, and the server refused: `disclosure` is what it has had in its hands since.
   */
  Type.Object(
    {
      kind: Type.Literal("attempt-blocked"),
      order: id("order"),
      to: id("org"),
      by: oneOf(["policy", "check", "server"]),
      verdict: oneOf(["needs", "deny"]),
      reasons: listOf(code, 100),
      actions: listOf(code, 100),
      day,
      disclosure: Type.Optional(sha256Text),
    },
    strict,
  ),
  /** An officer said why they need the name of one patient, or of whoever an order is for. */
  Type.Object(
    {
      kind: Type.Literal("name-revealed"),
      about: Type.Union([id("patient"), id("order")]),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    strict,
  ),
  /** What the organisation counts was signed: any of its devices knows then that there is one of at least this version. */
  Type.Object(
    {
      kind: Type.Literal("statement-signed"),
      statement: oneOf(["attestation", "settings", "provider", "policy-mode"]),
      /** What else tells it apart from others of its kind; empty where there is one only. */
      name,
      version: count,
      hash: sha256Text,
    },
    strict,
  ),
  /** Somebody wants other settings than those of version `base`, and may not sign them. */
  Type.Object(
    {
      kind: Type.Literal("settings-proposed"),
      settings: settingsSchema,
      base: count,
      user: id("user"),
      at: time,
    },
    strict,
  ),
  receivedCheckSchema,
  receivedChecksSchema,
])
export type RegisterEvent = Static<typeof registerEventSchema>
export type RegisterEventOf<Kind extends RegisterEvent["kind"]> = Extract<
  RegisterEvent,
  { readonly kind: Kind }
>

export interface Pin {
  readonly organisation: OrganisationId
  readonly genesis: string
  readonly verified: boolean
}

export interface RegisterState extends RetentionState {
  readonly memberNames: ReadonlyMap<UserId, string>
  readonly deviceNames: ReadonlyMap<DeviceId, string>
  readonly kitConfirmed: boolean
  readonly invites: ReadonlyMap<InviteId, RegisterEventOf<"invite-made">>
  readonly pins: ReadonlyMap<OrganisationId, Pin>
  readonly patients: ReadonlyMap<PatientId, RegisterEventOf<"patient-added">>
  /** By patient (or "") and recipient. */
  readonly codes: ReadonlyMap<string, string>
  readonly consents: ReadonlyMap<ConsentId, RegisterEventOf<"consent-recorded">>
  readonly withdrawals: ReadonlyMap<ConsentId, RegisterEventOf<"consent-withdrawn">>
  readonly patientLinks: ReadonlyMap<PatientLinkId, RegisterEventOf<"patient-link-made">>
  readonly patientLinkEnds: ReadonlyMap<PatientLinkId, RegisterEventOf<"patient-link-ended">>
  readonly orders: ReadonlyMap<OrderId, RegisterEventOf<"order-placed">>
  readonly received: ReadonlyMap<OrderId, RegisterEventOf<"order-received">>
  readonly seen: ReadonlyMap<OrderId, number>
  readonly erased: ReadonlyMap<OrderId, RegisterEventOf<"order-erased">>
  /** By order and file. */
  readonly checks: Checks
  /** The last of each kind and subject. */
  readonly papers: ReadonlyMap<string, RegisterEventOf<"paper-made">>
  /** Once for each order, whoever held it back, and its reasons. */
  readonly attempts: ReadonlyMap<string, RegisterEventOf<"attempt-blocked">>
  /** The newest of each kind and name. */
  readonly stated: ReadonlyMap<string, RegisterEventOf<"statement-signed">>
}

export const emptyRegister: RegisterState = {
  memberNames: new Map(),
  deviceNames: new Map(),
  kitConfirmed: false,
  invites: new Map(),
  pins: new Map(),
  patients: new Map(),
  codes: new Map(),
  consents: new Map(),
  withdrawals: new Map(),
  patientLinks: new Map(),
  patientLinkEnds: new Map(),
  orders: new Map(),
  received: new Map(),
  seen: new Map(),
  erased: new Map(),
  ...emptyRetention,
  checks: new Map(),
  papers: new Map(),
  attempts: new Map(),
  stated: new Map(),
}

export const attemptKey = ({ order, by, reasons }: RegisterEventOf<"attempt-blocked">): string =>
  `${order} ${by} ${reasons.toSorted().join(" ")}`

export const statedKey = ({
  statement,
  name: of,
}: Pick<RegisterEventOf<"statement-signed">, "statement" | "name">): string => `${statement} ${of}`

export const codeKey = (patient: PatientId | null, to: OrganisationId): string => `${patient ?? ""}>${to}`

const put = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> =>
  new Map(map).set(key, value)

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}

/** What a pin says never changes by an event: another first entry under a known name is refused where it is read. */
function pinned(
  state: RegisterState,
  organisation: OrganisationId,
  genesis: string,
  verified: boolean,
): RegisterState {
  const before = state.pins.get(organisation)
  if (before !== undefined && before.genesis !== genesis) return state
  const pin = { organisation, genesis, verified: verified || before?.verified === true }
  return { ...state, pins: put(state.pins, organisation, pin) }
}

function stated(state: RegisterState, event: RegisterEventOf<"statement-signed">): RegisterState {
  const before = state.stated.get(statedKey(event))
  return before !== undefined && before.version >= event.version
    ? state
    : { ...state, stated: put(state.stated, statedKey(event), event) }
}

/** The first of the same kind stays: pressed twice is held back once. */
function attempted(state: RegisterState, event: RegisterEventOf<"attempt-blocked">): RegisterState {
  const key = attemptKey(event)
  return state.attempts.has(key) ? state : { ...state, attempts: put(state.attempts, key, event) }
}

export function applyRegisterEvent(state: RegisterState, event: RegisterEvent): RegisterState {
  switch (event.kind) {
    case "member-named":
      return { ...state, memberNames: put(state.memberNames, event.user, event.name) }
    case "device-named":
      return { ...state, deviceNames: put(state.deviceNames, event.device, event.name) }
    // Who said it and when stands with the event itself, and it counts by that alone.
    case "settings-proposed":
    case "name-revealed":
      return state
    case "kit-confirmed":
      return { ...state, kitConfirmed: true }
    case "invite-made":
      return { ...state, invites: put(state.invites, event.invite, event) }
    case "invite-closed":
      return { ...state, invites: without(state.invites, event.invite) }
    case "partner-pinned":
      return pinned(state, event.organisation, event.genesis, false)
    case "partner-verified":
      return pinned(state, event.organisation, event.genesis, true)
    case "patient-added":
      return { ...state, patients: put(state.patients, event.patient, event) }
    case "code-given":
      return { ...state, codes: put(state.codes, codeKey(event.patient, event.to), event.code) }
    case "consent-recorded":
      return { ...state, consents: put(state.consents, event.consent, event) }
    case "consent-withdrawn":
      return { ...state, withdrawals: put(state.withdrawals, event.consent, event) }
    case "patient-link-made":
      return { ...state, patientLinks: put(state.patientLinks, event.link, event) }
    case "patient-link-ended":
      return { ...state, patientLinkEnds: put(state.patientLinkEnds, event.link, event) }
    case "order-placed":
      return { ...state, orders: put(state.orders, event.order, event) }
    case "order-received":
      return { ...state, received: put(state.received, event.order, event) }
    case "order-seen":
      return {
        ...state,
        seen: put(state.seen, event.order, Math.max(event.seq, state.seen.get(event.order) ?? 0)),
      }
    case "kept-chosen":
    case "notice-sent":
    case "hold-noted":
      return { ...state, ...withRetention(state, event) }
    case "order-erased":
      return { ...state, erased: put(state.erased, event.order, event) }
    case "paper-made":
      return { ...state, papers: put(state.papers, `${event.paper} ${event.about ?? ""}`, event) }
    case "attempt-blocked":
      return attempted(state, event)
    case "statement-signed":
      return stated(state, event)
    case "received-check":
      return { ...state, checks: withChecks(state.checks, { order: event.order, files: [event] }) }
    case "received-checks":
      return { ...state, checks: withChecks(state.checks, event) }
  }
}
