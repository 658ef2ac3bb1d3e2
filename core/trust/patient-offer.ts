/** What practice and patient's telephone say to each other under a one-time link; the server keeps it and cannot read it. */
import Type from "typebox"
import type { Static } from "typebox"
import { consentProofSchema } from "./consent-proof-schema.ts"
import { contentKinds } from "../records/consent.ts"
import { base64urlText, count, id, listOf, oneOf, recipientText, sha256Text, strict, time } from "./schema.ts"

const line = Type.String({ maxLength: 5000 })
const name = Type.String({ maxLength: 200 })
const language = oneOf(["de", "en"])

const block = Type.Union([
  Type.Object({ kind: Type.Literal("text"), text: line }, strict),
  Type.Object(
    {
      kind: Type.Literal("tick"),
      name: oneOf(["explicit", "secrecy", "third", "questions", "minors"]),
      text: line,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("kinds"),
      offered: listOf(Type.Object({ content: oneOf(contentKinds), text: line }, strict), 20),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("form"),
      offered: listOf(Type.Object({ form: oneOf(["code", "name"]), text: line }, strict), 2),
    },
    strict,
  ),
])

const sheet = Type.Object(
  {
    language,
    heading: line,
    elements: listOf(Type.Object({ title: line, blocks: listOf(block, 20) }, strict), 40),
    place: name,
  },
  strict,
)

const practice = Type.Object({ name, phone: name }, strict)

/** Sealed under secret and date of birth. Whose key the answer is sealed to stands in here, out of the server's reach. */
export const patientOfferSchema = Type.Object(
  {
    link: id("link"),
    consent: id("consent"),
    practice,
    recipient: recipientText,
    signatures: oneOf(["one", "two"]),
    expiresAt: time,
    de: sheet,
    en: sheet,
  },
  strict,
)
export type PatientOffer = Static<typeof patientOfferSchema>

const stroke = listOf(Type.Object({ x: Type.Integer(), y: Type.Integer() }, strict), 5000)

/** Sealed to the practice. `offer` is the SHA-256 of exactly what was opened: the answer is to that and to nothing else. */
export const patientAnswerSchema = Type.Object(
  {
    link: id("link"),
    offer: sha256Text,
    language,
    ticks: Type.Object(
      {
        kinds: listOf(oneOf(contentKinds), 20),
        form: Type.Union([oneOf(["code", "name"]), Type.Null()]),
        explicit: Type.Boolean(),
        secrecy: Type.Boolean(),
        third: Type.Boolean(),
        questions: Type.Boolean(),
        minors: Type.Boolean(),
      },
      strict,
    ),
    at: time,
    /** As it stood under the sheet. */
    moment: Type.String({ maxLength: 60, pattern: "^[^\\n\\r]+$" }),
    strokes: listOf(stroke, 250),
    second: listOf(stroke, 250),
  },
  strict,
)
export type PatientAnswer = Static<typeof patientAnswerSchema>

/** The patient's copy, and how the practice took it: the server cannot say this in its place. */
export const patientReceiptSchema = Type.Object(
  {
    link: id("link"),
    consent: id("consent"),
    state: oneOf(["signed", "withdrawn"]),
    practice,
    patient: name,
    sheet: Type.String({ maxLength: 100_000 }),
    explainedBy: name,
    proof: Type.Optional(consentProofSchema),
    strokes: count,
    evidence: sha256Text,
    salt: base64urlText(100),
    givenAt: time,
    validUntil: time,
    withdrawnAt: Type.Union([time, Type.Null()]),
    /** After a withdrawal: who was told that it must erase or restrict. */
    told: Type.Optional(
      listOf(Type.Object({ name, asks: oneOf(["erase", "restrict"]), at: time }, strict), 20),
    ),
  },
  strict,
)
export type PatientReceipt = Static<typeof patientReceiptSchema>
