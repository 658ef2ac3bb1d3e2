/** Every path of the server, once, for both ends. */
import Type from "typebox"
import { sealedEventSchema } from "../streams/sealed-event.ts"
import {
  base64urlText,
  count,
  id,
  listOf,
  oneOf,
  publicKeyText,
  sha256Text,
  shortText,
  strict,
  time,
} from "../trust/schema.ts"
import { envelopeSchema } from "../trust/statement.ts"
import { route } from "./contract.ts"

const nothing = Type.Object({}, strict)
/** Sealed keys and envelopes: a few kilobytes per member. */
const sealed = base64urlText(4_000_000)
const wrapKind = oneOf(["passphrase", "passkey"])
const wrapSchema = Type.Object(
  { kind: wrapKind, credential: Type.String({ maxLength: 1500 }), sealed },
  strict,
)
export const chunkSchema = Type.Object(
  { sha256: sha256Text, size: Type.Integer({ minimum: 1, maximum: 9_000_000 }) },
  strict,
)
export const objectSchema = Type.Object(
  { object: id("object"), size: count, sha256: sha256Text, chunks: listOf(chunkSchema, 100_000) },
  strict,
)
const poolSchema = Type.Object(
  { name: Type.String(), country: Type.String(), operator: Type.String() },
  strict,
)
const invitePurpose = oneOf(["partner", "member"])

const opaqueText = Type.String({ maxLength: 20_000 })
const loginName = sha256Text

export const place = {
  about: route({
    id: "about",
    method: "GET",
    path: "/v1/about",
    summary: "Where the server stands, who runs it, and the key it signs with",
    access: "none",
    reply: Type.Object(
      {
        country: Type.String(),
        operator: Type.String(),
        pools: listOf(poolSchema, 20),
        version: Type.String(),
        demo: Type.Boolean(),
        signingKey: publicKeyText,
        logOrigin: Type.String(),
        opaqueKey: Type.String(),
        /** The server's clock: a device whose own is a day off is told so. */
        now: time,
      },
      strict,
    ),
  }),
} as const

export const people = {
  organisationLog: route({
    id: "organisationLog",
    method: "GET",
    path: "/v1/organisations/{organisation}/log",
    summary: "Signed entries of an organisation's log from a sequence number on",
    access: "none",
    params: Type.Object({ organisation: id("org") }, strict),
    query: Type.Object({ from: Type.Optional(count) }, strict),
    reply: Type.Object({ entries: listOf(envelopeSchema, 100_000) }, strict),
  }),
  found: route({
    id: "found",
    method: "POST",
    path: "/v1/organisations",
    summary: "Founds an organisation: first entries, epoch envelope, profile and the owner's ways to unlock",
    access: "none",
    body: Type.Object(
      {
        entries: Type.Array(envelopeSchema, { minItems: 3, maxItems: 3 }),
        epochEnvelope: sealed,
        user: id("user"),
        loginName,
        registrationRecord: opaqueText,
        wrap: sealed,
        profile: envelopeSchema,
      },
      strict,
    ),
    reply: nothing,
  }),
  appendEntry: route({
    id: "appendEntry",
    method: "POST",
    path: "/v1/organisations/{organisation}/log",
    summary: "Appends signed entries; each proves by its signature that its author may",
    access: "none",
    params: Type.Object({ organisation: id("org") }, strict),
    body: Type.Object(
      {
        entries: Type.Array(envelopeSchema, { minItems: 1, maxItems: 10 }),
        epochEnvelope: Type.Optional(sealed),
        /** For a new member or a recovered owner: how they will unlock. */
        account: Type.Optional(
          Type.Object({ user: id("user"), loginName, registrationRecord: opaqueText, wrap: sealed }, strict),
        ),
      },
      strict,
    ),
    reply: nothing,
  }),
  epochEnvelope: route({
    id: "epochEnvelope",
    method: "GET",
    path: "/v1/organisations/{organisation}/epochs/{epoch}",
    summary: "The age file with the epoch keys, sealed for members and the printed kit",
    access: "device",
    params: Type.Object({ organisation: id("org"), epoch: Type.Integer({ minimum: 1 }) }, strict),
    reply: Type.Object({ envelope: sealed }, strict),
  }),
  recoveryStart: route({
    id: "recoveryStart",
    method: "POST",
    path: "/v1/recovery",
    summary: "For the holder of the printed kit: finds the organisation by its recovery key",
    access: "none",
    body: Type.Object({ key: publicKeyText, at: time, signature: base64urlText(100) }, strict),
    reply: Type.Object({ organisation: id("org"), envelope: sealed }, strict),
  }),
} as const

export const unlocking = {
  registrationStart: route({
    id: "registrationStart",
    method: "POST",
    path: "/v1/login/registration",
    summary: "OPAQUE registration, first step; nothing is stored",
    access: "none",
    body: Type.Object({ loginName, request: opaqueText }, strict),
    reply: Type.Object({ response: opaqueText }, strict),
  }),
  changePassphrase: route({
    id: "changePassphrase",
    method: "PUT",
    path: "/v1/login",
    summary: "Replaces the caller's passphrase record",
    access: "device",
    body: Type.Object({ loginName, registrationRecord: opaqueText, wrap: sealed }, strict),
    reply: nothing,
  }),
  loginStart: route({
    id: "loginStart",
    method: "POST",
    path: "/v1/login/start",
    summary: "OPAQUE login, first step",
    access: "none",
    body: Type.Object({ loginName, request: opaqueText }, strict),
    reply: Type.Object({ attempt: base64urlText(100), response: opaqueText }, strict),
  }),
  loginFinish: route({
    id: "loginFinish",
    method: "POST",
    path: "/v1/login/finish",
    summary: "OPAQUE login, last step: hands out the sealed root seed",
    access: "none",
    body: Type.Object({ attempt: base64urlText(100), request: opaqueText }, strict),
    reply: Type.Object({ user: id("user"), organisation: id("org"), wrap: sealed }, strict),
  }),
  passkeyCreation: route({
    id: "passkeyCreation",
    method: "POST",
    path: "/v1/passkeys/creation",
    summary: "Options for creating a passkey of the caller",
    access: "device",
    reply: Type.Object({ options: Type.Unknown() }, strict),
  }),
  addPasskey: route({
    id: "addPasskey",
    method: "POST",
    path: "/v1/passkeys",
    summary: "Stores a created passkey with the root seed sealed under its PRF output",
    access: "device",
    body: Type.Object({ response: Type.Unknown(), wrap: sealed }, strict),
    reply: nothing,
  }),
  passkeyRequest: route({
    id: "passkeyRequest",
    method: "POST",
    path: "/v1/passkeys/request",
    summary: "Options for signing in with a passkey",
    access: "none",
    reply: Type.Object({ attempt: base64urlText(100), options: Type.Unknown() }, strict),
  }),
  passkeySignIn: route({
    id: "passkeySignIn",
    method: "POST",
    path: "/v1/passkeys/sign-in",
    summary: "Checks the assertion and hands out the seed sealed under this passkey",
    access: "none",
    body: Type.Object({ attempt: base64urlText(100), response: Type.Unknown() }, strict),
    reply: Type.Object({ user: id("user"), organisation: id("org"), wrap: sealed }, strict),
  }),
  ways: route({
    id: "ways",
    method: "GET",
    path: "/v1/login/ways",
    summary: "The caller's ways to unlock",
    access: "device",
    reply: Type.Object({ ways: listOf(wrapSchema, 50) }, strict),
  }),
  challenge: route({
    id: "challenge",
    method: "POST",
    path: "/v1/sessions/challenge",
    summary: "A challenge for a device to sign",
    access: "none",
    body: Type.Object({ device: id("device") }, strict),
    reply: Type.Object({ challenge: base64urlText(100) }, strict),
  }),
  openSession: route({
    id: "openSession",
    method: "POST",
    path: "/v1/sessions",
    summary: "Opens a session for a device that is in its organisation's log",
    access: "none",
    body: Type.Object(
      { device: id("device"), challenge: base64urlText(100), signature: base64urlText(100) },
      strict,
    ),
    reply: Type.Object({ token: base64urlText(100), expiresAt: time }, strict),
  }),
  closeSession: route({
    id: "closeSession",
    method: "DELETE",
    path: "/v1/sessions/current",
    summary: "Ends the caller's session",
    access: "device",
    reply: nothing,
  }),
  offerPairing: route({
    id: "offerPairing",
    method: "POST",
    path: "/v1/pairings",
    summary: "Leaves a sealed seed for a second device, good once and for minutes",
    access: "device",
    body: Type.Object({ pairing: sha256Text, sealed, expiresAt: time }, strict),
    reply: nothing,
  }),
  takePairing: route({
    id: "takePairing",
    method: "POST",
    path: "/v1/pairings/{pairing}/take",
    summary: "Hands the sealed seed out once and forgets it",
    access: "none",
    params: Type.Object({ pairing: sha256Text }, strict),
    reply: Type.Object({ sealed, organisation: id("org") }, strict),
  }),
} as const

const inviteSchema = Type.Object(
  {
    invite: id("invite"),
    purpose: invitePurpose,
    /** Sealed under the link's secret for the invited side. */
    offer: sealed,
    /** Sealed under the inviter's own key. */
    memo: sealed,
    expiresAt: time,
    answer: Type.Union([
      Type.Object({ sealed, organisation: Type.Union([id("org"), Type.Null()]) }, strict),
      Type.Null(),
    ]),
  },
  strict,
)

export const partnering = {
  createInvite: route({
    id: "createInvite",
    method: "POST",
    path: "/v1/invites",
    summary: "Leaves a sealed offer that only the holder of the link can read",
    access: "device",
    body: Type.Object(
      { invite: id("invite"), purpose: invitePurpose, offer: sealed, memo: sealed, expiresAt: time },
      strict,
    ),
    reply: nothing,
  }),
  myInvites: route({
    id: "myInvites",
    method: "GET",
    path: "/v1/invites",
    summary: "The caller organisation's open invitations with their answers",
    access: "device",
    reply: Type.Object({ invites: listOf(inviteSchema, 500) }, strict),
  }),
  readInvite: route({
    id: "readInvite",
    method: "GET",
    path: "/v1/invites/{invite}",
    summary: "The sealed offer of an invitation",
    access: "none",
    params: Type.Object({ invite: id("invite") }, strict),
    reply: Type.Object({ purpose: invitePurpose, organisation: id("org"), offer: sealed }, strict),
  }),
  answerAsPartner: route({
    id: "answerAsPartner",
    method: "POST",
    path: "/v1/invites/{invite}/partner",
    summary: "Answers a partner's invitation in the name of the caller's organisation, once",
    access: "device",
    params: Type.Object({ invite: id("invite") }, strict),
    body: Type.Object({ sealed }, strict),
    reply: nothing,
  }),
  answerAsMember: route({
    id: "answerAsMember",
    method: "POST",
    path: "/v1/invites/{invite}/member",
    summary: "Answers an invitation to become a member, once",
    access: "none",
    params: Type.Object({ invite: id("invite") }, strict),
    body: Type.Object({ sealed }, strict),
    reply: nothing,
  }),
  confirmPartner: route({
    id: "confirmPartner",
    method: "POST",
    path: "/v1/invites/{invite}/confirmation",
    summary: "The inviter believes the answer: from now on both can address each other",
    access: "device",
    params: Type.Object({ invite: id("invite") }, strict),
    reply: nothing,
  }),
  closeInvite: route({
    id: "closeInvite",
    method: "DELETE",
    path: "/v1/invites/{invite}",
    summary: "Takes an invitation back or puts an answered one away",
    access: "device",
    params: Type.Object({ invite: id("invite") }, strict),
    reply: nothing,
  }),
  partners: route({
    id: "partners",
    method: "GET",
    path: "/v1/partners",
    summary: "The organisations that are linked with the caller's",
    access: "device",
    reply: Type.Object(
      {
        partners: listOf(
          Type.Object(
            { organisation: id("org"), since: time, statements: listOf(envelopeSchema, 50) },
            strict,
          ),
          10_000,
        ),
        own: listOf(envelopeSchema, 50),
      },
      strict,
    ),
  }),
} as const

const orderSchema = Type.Object(
  {
    order: id("order"),
    placedBy: id("org"),
    placedWith: id("org"),
    state: oneOf(["open", "closing", "erased"]),
    disclosure: envelopeSchema,
    /** Age file with the order's key; gone once the order is erased. */
    envelope: Type.Union([sealed, Type.Null()]),
    eraseBy: time,
    /** Receipt, additions, closure, declarations, storage report, consent and withdrawal. */
    statements: listOf(envelopeSchema, 5000),
    events: count,
  },
  strict,
)

export const ordering = {
  missingChunks: route({
    id: "missingChunks",
    method: "POST",
    path: "/v1/chunks/missing",
    summary: "Which of these chunks must still be uploaded",
    access: "device",
    body: Type.Object({ chunks: listOf(sha256Text, 100_000) }, strict),
    reply: Type.Object({ missing: listOf(sha256Text, 100_000) }, strict),
  }),
  putChunk: route({
    id: "putChunk",
    method: "PUT",
    path: "/v1/chunks/{sha256}",
    summary: "Stores a piece of ciphertext under its own SHA-256; may be repeated",
    access: "device",
    params: Type.Object({ sha256: sha256Text }, strict),
    bytes: "body",
    reply: nothing,
  }),
  placeOrder: route({
    id: "placeOrder",
    method: "POST",
    path: "/v1/orders",
    summary: "Grants an order to its recipient, where the server's own decision permits it too",
    access: "device",
    body: Type.Object(
      {
        disclosure: envelopeSchema,
        envelope: sealed,
        objects: listOf(objectSchema, 5000),
        events: Type.Array(sealedEventSchema, { minItems: 1, maxItems: 20 }),
      },
      strict,
    ),
    reply: nothing,
  }),
  orders: route({
    id: "orders",
    method: "GET",
    path: "/v1/orders",
    summary: "Orders to which the caller's organisation is a party",
    access: "device",
    query: Type.Object({ changedSince: Type.Optional(time) }, strict),
    reply: Type.Object({ orders: listOf(orderSchema, 10_000) }, strict),
  }),
  addObjects: route({
    id: "addObjects",
    method: "POST",
    path: "/v1/orders/{order}/objects",
    summary: "Adds later files of either side to an open order",
    access: "device",
    params: Type.Object({ order: id("order") }, strict),
    body: Type.Object({ addition: envelopeSchema, objects: listOf(objectSchema, 5000) }, strict),
    reply: nothing,
  }),
  object: route({
    id: "object",
    method: "GET",
    path: "/v1/orders/{order}/objects/{object}",
    summary: "The parts of which an object consists",
    access: "device",
    params: Type.Object({ order: id("order"), object: id("object") }, strict),
    reply: objectSchema,
  }),
  objectPart: route({
    id: "objectPart",
    method: "GET",
    path: "/v1/orders/{order}/objects/{object}/parts/{part}",
    summary: "One part of an object's ciphertext",
    access: "device",
    params: Type.Object({ order: id("order"), object: id("object"), part: count }, strict),
    bytes: "reply",
    reply: Type.Unknown(),
  }),
  appendEvent: route({
    id: "appendEvent",
    method: "POST",
    path: "/v1/streams/{stream}",
    summary: "Appends one sealed event where it follows the last; 409 where another was faster",
    access: "device",
    params: Type.Object({ stream: Type.String({ pattern: "^(org|order)_[0-9a-hjkmnp-tv-z]{26}$" }) }, strict),
    body: sealedEventSchema,
    reply: nothing,
  }),
  events: route({
    id: "events",
    method: "GET",
    path: "/v1/streams/{stream}",
    summary: "Sealed events of a stream from a sequence number on",
    access: "device",
    params: Type.Object({ stream: Type.String({ pattern: "^(org|order)_[0-9a-hjkmnp-tv-z]{26}$" }) }, strict),
    query: Type.Object({ from: Type.Optional(count) }, strict),
    reply: Type.Object({ events: listOf(sealedEventSchema, 100_000) }, strict),
  }),
  state: route({
    id: "state",
    method: "POST",
    path: "/v1/statements",
    summary:
      "Leaves a signed statement: profile, agreement, consent, withdrawal, receipt, closure, declaration",
    access: "device",
    body: Type.Object({ envelope: envelopeSchema }, strict),
    reply: nothing,
  }),
  ownStatements: route({
    id: "ownStatements",
    method: "GET",
    path: "/v1/statements",
    summary: "The caller organisation's statements of a kind",
    access: "device",
    query: Type.Object({ kind: shortText }, strict),
    reply: Type.Object({ statements: listOf(envelopeSchema, 100_000) }, strict),
  }),
} as const

export const transparency = {
  checkpoint: route({
    id: "checkpoint",
    method: "GET",
    path: "/v1/log/checkpoint",
    summary: "The signed head of the transparency log (C2SP tlog-checkpoint)",
    access: "none",
    reply: Type.Object({ checkpoint: Type.String({ maxLength: 4000 }), size: count }, strict),
  }),
  consistency: route({
    id: "consistency",
    method: "GET",
    path: "/v1/log/consistency",
    summary: "Proof that the log of one size continues that of an earlier one (RFC 9162)",
    access: "none",
    query: Type.Object({ from: count, to: count }, strict),
    reply: Type.Object({ proof: listOf(sha256Text, 100) }, strict),
  }),
  inclusion: route({
    id: "inclusion",
    method: "GET",
    path: "/v1/log/inclusion",
    summary: "Proof that a statement's hash stands in the log of a size (RFC 9162)",
    access: "none",
    query: Type.Object({ statement: sha256Text, size: count }, strict),
    reply: Type.Object({ index: count, proof: listOf(sha256Text, 100) }, strict),
  }),
} as const

export const routes = {
  ...place,
  ...people,
  ...unlocking,
  ...partnering,
  ...ordering,
  ...transparency,
} as const
