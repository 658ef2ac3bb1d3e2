/** The kinds of signed statements that parties and server exchange, with the schema of each. None names a patient. */
import Type from "typebox"
import type { Static } from "typebox"
import { oneLine } from "../encoding/one-line.ts"
import { agreementKinds } from "../records/agreement.ts"
import { attestationKinds } from "../records/attestation.ts"
import { categories, contentKinds } from "../records/consent.ts"
import { holdGrounds } from "../records/hold.ts"
import { keptRecords } from "../records/kept.ts"
import { organisationRoles } from "../records/organisation.ts"
import { evidenceSchema, questionnaireSchema } from "./questionnaire-schema.ts"
import { country, count, id, listOf, oneOf, sha256Text, shortText, strict, time } from "./schema.ts"

const calendarDay = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })
const countries = Type.Array(country, { minItems: 1, maxItems: 50 })

const profile = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, pattern: oneLine }),
    role: oneOf(organisationRoles),
    address: Type.Object({ street: shortText, postalCode: shortText, city: shortText, country }, strict),
    places: Type.Object(
      { seat: country, processing: countries, storage: countries, backup: countries, support: countries },
      strict,
    ),
    parent: Type.Optional(Type.Union([country, Type.Literal("none")])),
    onward: Type.Union([
      Type.Object({ kind: Type.Literal("none") }, strict),
      Type.Object(
        {
          kind: Type.Literal("named"),
          recipients: listOf(
            Type.Object(
              {
                name: shortText,
                country,
                /** Where it has an account here; without one nobody can judge it, and it counts as unknown. */
                organisation: Type.Optional(id("org")),
              },
              strict,
            ),
            50,
          ),
        },
        strict,
      ),
      Type.Object({ kind: Type.Literal("reserved") }, strict),
      Type.Object({ kind: Type.Literal("unknown") }, strict),
    ]),
    contact: Type.Object({ email: shortText, phone: shortText, dataProtectionOfficer: shortText }, strict),
  },
  strict,
)

const consentRecipient = Type.Object({ organisation: id("org"), country }, strict)

export const consentScopeSchema = Type.Object(
  {
    recipients: listOf(consentRecipient, 20),
    onward: listOf(consentRecipient, 20),
    purpose: oneOf(["make-restoration", "treatment", "second-opinion"]),
    kinds: listOf(oneOf(contentKinds), 20),
    category: oneOf(categories),
    countries: listOf(country, 50),
  },
  strict,
)

/** What may be set, and nothing else: the policy reads it against its limits (spec 2.7). */
export const settingsSchema = Type.Object(
  {
    labRole: oneOf(["processor", "controller"]),
    usDpf: oneOf(["off", "dpo", "on"]),
    thirdCountry: oneOf(["off", "dpo-per-case"]),
    thirdCountryIdentified: oneOf(["off", "dpo-per-case"]),
    taxLocation: oneOf(["DE", "EU", "permit"]),
    consentMaxMonths: count,
    anonRel: oneOf(["off", "dpo"]),
    parcelTtlDays: count,
    emergencySecondPerson: Type.Boolean(),
    bothParents: oneOf(["named-cases", "always"]),
    countriesAsThird: listOf(country, 250),
  },
  strict,
)

/** The hash of the statement that this one replaces: nobody leaves one out unseen. */
const previous = Type.Union([sha256Text, Type.Null()])

const keptItem = Type.Object(
  { record: oneOf(keptRecords), startsOn: calendarDay, until: calendarDay },
  strict,
)

/** Every statement says whose it is and when. */
const common = { organisation: id("org"), at: time }

export const statementSchemas = {
  profile: Type.Object({ ...common, version: count, profile }, strict),
  agreement: Type.Object(
    {
      ...common,
      partner: id("org"),
      kind: oneOf(agreementKinds),
      text: sha256Text,
      version: shortText,
      validFrom: time,
      validUntil: time,
    },
    strict,
  ),
  consent: Type.Object(
    {
      ...common,
      consent: id("consent"),
      scope: consentScopeSchema,
      releasesFromSecrecy: Type.Boolean(),
      givenAt: time,
      validUntil: time,
      signer: oneOf(["patient", "guardian", "both-guardians", "representative"]),
      /** The young patient agreed too; capacity or authority was looked at (spec 5.4). */
      assent: Type.Boolean(),
      capacityDocumented: Type.Boolean(),
      authorityShown: Type.Boolean(),
      evidence: sha256Text,
    },
    strict,
  ),
  withdrawal: Type.Object({ ...common, consent: id("consent") }, strict),
  "policy-mode": Type.Object(
    {
      ...common,
      mode: oneOf(["strict", "statutory"]),
      version: count,
      /** SHA-256 of the declaration that was shown. */
      text: sha256Text,
      validUntil: time,
    },
    strict,
  ),
  /** A fact that the policy asks for, signed by somebody who may say it; a newer one replaces it. */
  attestation: Type.Object(
    {
      ...common,
      kind: oneOf(attestationKinds),
      /** The organisation or the order that it speaks of, as the policy binds its kind. */
      about: Type.String({ pattern: "^[A-Za-z0-9_.:-]{1,80}$" }),
      covers: listOf(Type.String({ minLength: 1, maxLength: 80 }), 50),
      result: oneOf(["positive", "negative"]),
      version: count,
      /** SHA-256 of the exact text that was shown. */
      text: sha256Text,
      validFrom: time,
      validUntil: time,
      previous,
    },
    strict,
  ),
  settings: Type.Object({ ...common, version: count, settings: settingsSchema, previous }, strict),
  /** Who holds this organisation's data: the file of one operator, of the server or of a store (spec 6.2). */
  provider: Type.Object(
    {
      ...common,
      /** As the server states it, and the name under which the policy's documents speak of it. */
      operator: Type.String({ minLength: 1, maxLength: 200 }),
      host: Type.String({ pattern: "^host:[0-9a-f]{32}$" }),
      deployment: oneOf(["on-prem", "hosted"]),
      /** Null where the organisation runs everything itself, in its own rooms. */
      answers: Type.Union([questionnaireSchema, Type.Null()]),
      evidence: Type.Optional(evidenceSchema),
      version: count,
      /** SHA-256 of the exact text that was shown. */
      text: sha256Text,
      validFrom: time,
      validUntil: time,
      previous,
    },
    strict,
  ),
  disclosure: Type.Object(
    {
      ...common,
      order: id("order"),
      /** The order out of which this one was passed on. */
      parent: Type.Union([id("order"), Type.Null()]),
      recipient: id("org"),
      /** SHA-256 of the recipient's first log entry: a server cannot swap the recipient under one name. */
      recipientGenesis: sha256Text,
      recipientProfile: sha256Text,
      consent: Type.Union([id("consent"), Type.Null()]),
      /** Canonical JSON of the request that the policy permitted; the server decides on it again. */
      request: Type.String({ maxLength: 200_000 }),
      law: shortText,
      verdict: Type.Literal("permit"),
      reasons: listOf(shortText, 100),
      /**
       * SHA-256 of the findings report that was shown, and what the leak check said; where files left as they came, with
       * reference to the person, it says so of the others only.
       */
      findings: sha256Text,
      leakCheck: oneOf(["clean", "clean-but-originals"]),
      objects: listOf(Type.Object({ object: id("object"), size: count, sha256: sha256Text }, strict), 5000),
      /** Organisations to which the recipient may pass chosen files on; empty: none. */
      mayPassTo: listOf(id("org"), 20),
      eraseBy: time,
    },
    strict,
  ),
  /** The recipient's client verified and opened the order. */
  receipt: Type.Object({ ...common, order: id("order"), disclosure: sha256Text }, strict),
  /** Later files of either side: a design, a new version. */
  addition: Type.Object(
    {
      ...common,
      order: id("order"),
      objects: listOf(Type.Object({ object: id("object"), size: count, sha256: sha256Text }, strict), 5000),
    },
    strict,
  ),
  closure: Type.Object(
    { ...common, order: id("order"), reason: oneOf(["closed", "rejected", "deadline", "withdrawn"]) },
    strict,
  ),
  "erasure-declaration": Type.Object(
    {
      ...common,
      order: id("order"),
      closure: sha256Text,
      keysDestroyed: listOf(shortText, 50),
      objectsDropped: count,
      /** What this side keeps all the same, in its own records, and until when the law wants it (Art. 17(3)(b), 18). */
      kept: Type.Optional(Type.Array(keptItem, { minItems: 1, maxItems: 20 })),
    },
    strict,
  ),
  /** What lies in an audit package, signed by whoever put it together: nothing is changed, added or left out unseen. */
  "audit-manifest": Type.Object(
    {
      ...common,
      files: listOf(
        Type.Object(
          { path: Type.String({ minLength: 1, maxLength: 200 }), size: count, sha256: sha256Text },
          strict,
        ),
        2000,
      ),
    },
    strict,
  ),
  /** A sample of disclosures, drawn by what the server's log published and checked again one by one. */
  "audit-sample": Type.Object(
    {
      ...common,
      /** The signed head of the log whose root decided what was drawn. */
      checkpoint: Type.String({ maxLength: 4000 }),
      /** Hash over all disclosures out of which was drawn, and how many they were. */
      outOf: sha256Text,
      count,
      drawn: listOf(
        Type.Object(
          {
            order: id("order"),
            disclosure: sha256Text,
            faults: listOf(shortText, 20),
            open: listOf(shortText, 20),
          },
          strict,
        ),
        1000,
      ),
    },
    strict,
  ),
  /** Art. 19 GDPR: whoever was given data is told that it must go or be restricted, and owes an answer. */
  "erasure-notice": Type.Object(
    {
      ...common,
      order: id("order"),
      recipient: id("org"),
      asks: oneOf(["erase", "restrict"]),
      cause: oneOf(["withdrawn", "erased"]),
      answerBy: time,
    },
    strict,
  ),
  /** Erasure waits for a claim, an authority or an inspection (SDM M60.P06); the words stay with whoever signed. */
  "legal-hold": Type.Object(
    {
      ...common,
      order: id("order"),
      state: oneOf(["set", "lifted"]),
      ground: oneOf(holdGrounds),
      /** SHA-256 of the salted reason. */
      reason: sha256Text,
      version: count,
      previous,
    },
    strict,
  ),
  /** Signed by the server: what its stores answered. */
  "storage-report": Type.Object(
    {
      order: id("order"),
      at: time,
      closure: sha256Text,
      objects: listOf(
        Type.Object(
          { object: id("object"), chunks: count, bytes: count, versions: count, answer: shortText },
          strict,
        ),
        5000,
      ),
      envelopes: count,
      events: count,
      backupsUntil: time,
      pools: listOf(Type.Object({ name: shortText, country: shortText, operator: shortText }, strict), 20),
    },
    strict,
  ),
} as const

export type StatementKind = keyof typeof statementSchemas
export type StatementBody<Kind extends StatementKind> = Static<(typeof statementSchemas)[Kind]>

export const isStatementKind = (text: string): text is StatementKind => Object.hasOwn(statementSchemas, text)
