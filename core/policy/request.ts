/** What the engine is asked: facts only, as plain JSON. What is not said counts as the worst value. */
import { Type, type Static, type TSchema } from "typebox"
import { Value } from "typebox/value"
import type { Json } from "../encoding/json.ts"
import { isList } from "../encoding/json.ts"
import { categories, contentKinds } from "../records/consent.ts"
import type { Day, Instant } from "./day.ts"
import { dayPattern, instantPattern, isDay, isInstant } from "./day.ts"
import {
  ageGroups,
  contentShapes,
  dataKinds,
  documentKinds,
  modes,
  nextVerdicts,
  operations,
  purposes,
  recordClasses,
  roles,
} from "./vocabulary.ts"

const closed = { additionalProperties: false }
const name = (description: string) =>
  Type.String({ pattern: "^[A-Za-z0-9_.:-]{1,80}$", default: "unknown", description })
const country = (description: string) =>
  Type.String({ pattern: "^(?:[A-Z]{2}|\\?\\?)$", default: "??", description })
const countries = (description: string) =>
  Type.Array(country("ISO 3166-1 alpha-2"), { maxItems: 60, default: [], description })
const yes = (worst: boolean, description: string) => Type.Boolean({ default: worst, description })
const instantText = (description: string) =>
  Type.Unsafe<Instant>(Type.String({ pattern: instantPattern, description }))
const dayText = (description: string) => Type.Unsafe<Day>(Type.String({ pattern: dayPattern, description }))
const hash = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of the exact text" })

const consentSchema = Type.Object(
  {
    id: name("consent"),
    scope: Type.Object(
      {
        recipients: Type.Array(
          Type.Object({ organisation: name("recipient"), country: country("its country") }, closed),
          { maxItems: 50 },
        ),
        onward: Type.Array(
          Type.Object({ organisation: name("next recipient"), country: country("its country") }, closed),
          { maxItems: 50, default: [] },
        ),
        purpose: Type.Enum([...purposes]),
        kinds: Type.Array(Type.Enum([...contentKinds]), { maxItems: 20 }),
        category: Type.Enum([...categories], { description: "the most identifying form covered" }),
        countries: countries("countries whose places and risk sheet the patient signed"),
        order: name("the one order it covers, or 'any'"),
      },
      closed,
    ),
    releasesFromSecrecy: yes(false, "own tick: release from secrecy, § 203 StGB"),
    givenAt: instantText("signed at"),
    validUntil: instantText("first second it no longer covers"),
    withdrawnAt: Type.Union([instantText("withdrawn at"), Type.Null()], {
      description: "null only where the log of withdrawals was checked",
    }),
    signer: Type.Enum(["patient", "guardian", "both-guardians", "representative"]),
    assent: yes(false, "the young patient agreed as well"),
    capacityDocumented: yes(false, "the dentist documented the capacity of judgement"),
    authorityShown: yes(false, "guardian or representative showed the document"),
    form: Type.Enum(["simple", "written", "qualified"], {
      default: "simple",
      description: "simple or advanced signature; on paper; qualified electronic signature",
    }),
    evidence: hash,
  },
  closed,
)

const documentSchema = Type.Object(
  {
    kind: Type.Enum([...documentKinds]),
    about: name("the organisation, order or practice it speaks of"),
    covers: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), {
      maxItems: 60,
      default: [],
      description: "countries, clauses, onward recipients, statutes: what this document covers",
    }),
    result: Type.Enum(["positive", "negative"], { default: "negative" }),
    version: Type.String({ minLength: 1, maxLength: 40, default: "1" }),
    text: hash,
    validFrom: instantText("first second in force"),
    validUntil: instantText("first second no longer in force"),
  },
  closed,
)

const recipientSchema = Type.Object(
  {
    organisation: name("who receives; for an authority or a patient any steady name"),
    role: Type.Enum([...roles], { default: "other" }),
    places: Type.Object(
      {
        seat: country("seat"),
        processing: countries("where people or programs work on it"),
        storage: countries("where it is stored"),
        backup: countries("where backups lie"),
        support: countries("from where it can be looked at remotely"),
      },
      { ...closed, default: {} },
    ),
    parent: country("country of the parent company; its own seat where there is none"),
    onward: Type.Object(
      {
        kind: Type.Enum(["none", "named", "reserved", "unknown"], { default: "unknown" }),
        recipients: Type.Array(
          Type.Object({ organisation: name("next recipient"), country: country("its country") }, closed),
          { maxItems: 50, default: [] },
        ),
      },
      { ...closed, default: {} },
    ),
    dpfListedUntil: Type.Union([dayText("end of the active listing for other than HR data"), Type.Null()], {
      default: null,
    }),
    establishmentGermany: yes(false, "branch in Germany, § 393 SGB V"),
    firstPlacedOnMarket: Type.Union([dayText("of the cloud service"), Type.Null()], { default: null }),
    profileComplete: yes(false, "the questionnaire has no blocking gap"),
  },
  closed,
)

const erasureSchema = Type.Object(
  {
    record: Type.Enum([...recordClasses], { default: "unknown" }),
    startsOn: Type.Union([dayText("last treatment, issue, sending, adaptation …"), Type.Null()], {
      default: null,
    }),
    turns28On: Type.Union([dayText("28th birthday of a patient X-rayed as a minor"), Type.Null()], {
      default: null,
    }),
    legalHold: yes(true, "a case, an inspection or an order forbids erasure"),
    assessmentOpen: yes(true, "the tax assessment period has not ended"),
    invoiceReceived: yes(false, "for a delivery note: its invoice is here"),
  },
  closed,
)

export const requestSchema = Type.Object(
  {
    version: Type.Literal(1),
    at: instantText("the moment of the act"),
    order: name("the order or case"),
    sender: name("the organisation that asks; its own approvals are about it"),
    op: Type.Enum([...operations]),
    mode: Type.Enum([...modes], { default: "strict" }),
    kind: Type.Enum([...dataKinds], { default: "both" }),
    category: Type.Enum([...categories], { default: "identified" }),
    contents: Type.Array(Type.Enum([...contentShapes]), { minItems: 1, maxItems: 40, default: ["unknown"] }),
    scanned: yes(false, "every file was examined for identity"),
    mappingKept: yes(true, "the practice can still assign the code to the patient"),
    unaltered: yes(false, "images are bit-exact, diagnostic, readable"),
    handling: Type.Enum(["copy", "move", "rewrite-original"], { default: "rewrite-original" }),
    purpose: Type.Enum([...purposes], { default: "unknown" }),
    encrypted: yes(false, "end to end: nobody between sender and recipient can read it"),
    emergency: yes(false, "vital danger, the patient cannot consent"),
    deployment: Type.Enum(["on-prem", "hosted"], { default: "hosted" }),
    singleCasesThisYear: Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      default: 1_000_000,
      description: "earlier transfers to this recipient on Art. 49(1)(a) this year",
    }),
    standingOrder: yes(true, "series work, not a single case"),
    patient: Type.Object(
      {
        age: Type.Enum([...ageGroups], { default: "unknown" }),
        deceased: yes(false, "§ 203(5) StGB continues"),
      },
      { ...closed, default: {} },
    ),
    recipient: recipientSchema,
    next: Type.Array(
      Type.Object(
        {
          organisation: name("to whom the recipient may pass on"),
          country: country("its seat"),
          verdict: Type.Enum([...nextVerdicts], { default: "unknown" }),
        },
        closed,
      ),
      { maxItems: 20, default: [], description: "named by the sender; each judged as a transfer of its own" },
    ),
    consents: Type.Array(consentSchema, { maxItems: 50, default: [] }),
    documents: Type.Array(documentSchema, { maxItems: 200, default: [] }),
    erasure: Type.Union([erasureSchema, Type.Null()], { default: null }),
    settings: Type.Unsafe<{ readonly [key: string]: Json }>(
      Type.Object({}, { default: {}, description: "the practice's settings; see readKnobs" }),
    ),
  },
  closed,
)

type DeepReadonly<T> = T extends string | number | boolean | null
  ? T
  : { readonly [Key in keyof T]: DeepReadonly<T[Key]> }

/** Every fact is present: `parseRequest` has put the worst value wherever the sender said nothing. */
export type DisclosureRequest = DeepReadonly<Omit<Static<typeof requestSchema>, "settings">> & {
  readonly settings: { readonly [key: string]: Json }
}
export type Recipient = DisclosureRequest["recipient"]
export type ConsentFact = DisclosureRequest["consents"][number]
export type DocumentFact = DisclosureRequest["documents"][number]
export type ErasureFact = NonNullable<DisclosureRequest["erasure"]>

/** Where and what to do, in English for whoever speaks to the program, in German for whoever sits before it. */
export interface RequestProblem {
  readonly problem: string
  readonly german: string
}
export type ParsedRequest = DisclosureRequest | RequestProblem

/** Deeper nesting than any request has; it bounds the work on hostile input. */
const deepest = 12

/**
 * Reads a request from JSON. What is missing gets its worst value; what is unknown, misspelled or no possible value
 * is refused with a sentence that names the place and never repeats the content.
 */
export function parseRequest(json: unknown): ParsedRequest {
  if (isTooDeep(json, 0)) return tooDeep
  const filled = fillWorst(requestShape, json)
  if (!isRequest(filled)) return problemOf(filled)
  const wrong = impossibleTime(filled, "")
  if (wrong === null) return filled
  const [en, de] = placeOf(wrong)
  return said(
    `${en} is no day of the calendar. Correct it.`,
    `${de} ist kein Tag des Kalenders. Bitte berichtigen.`,
  )
}

export const said = (problem: string, german: string): RequestProblem => ({ problem, german })

const tooDeep = said(
  "The request is nested too deeply. Send only the keys of the schema.",
  "Die Anfrage ist zu tief verschachtelt. Bitte nur die Angaben des Schemas senden.",
)

const isTooDeep = (value: unknown, depth: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (depth > deepest || Object.values(value).some((inner) => isTooDeep(inner, depth + 1)))

interface Shape {
  readonly default?: unknown
  readonly properties?: { readonly [key: string]: Shape }
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

const checkedSchema: TSchema = requestSchema
const requestShape: Shape = JSON.parse(JSON.stringify(requestSchema))

const isRequest = (value: unknown): value is DisclosureRequest => Value.Check(checkedSchema, value)

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function fillWorst(shape: Shape, value: unknown): unknown {
  if (shape.items !== undefined && Array.isArray(value)) {
    const { items } = shape
    return value.map((item) => fillWorst(items, item))
  }
  if (!isRecord(value)) return value
  const { properties } = shape.anyOf?.find((one) => one.properties !== undefined) ?? shape
  if (properties === undefined) return value
  const filled: { [key: string]: unknown } = { ...value }
  for (const [key, inner] of Object.entries(properties)) {
    const given = Object.hasOwn(value, key) ? value[key] : structuredClone(inner.default)
    if (given !== undefined) filled[key] = fillWorst(inner, given)
  }
  return filled
}

/** The pattern lets 30 February through; the calendar does not. Settings are read elsewhere. */
function impossibleTime(value: unknown, place: string): string | null {
  if (typeof value === "string") {
    if (/^\d{4}-\d\d-\d\d$/u.test(value) && !isDay(value)) return place
    return /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/u.test(value) && !isInstant(value) ? place : null
  }
  if (typeof value !== "object" || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const wrong = impossibleTime(inner, `${place}/${key}`)
    if (wrong !== null) return wrong
  }
  return null
}

function problemOf(value: unknown): RequestProblem {
  if (!isRecord(value)) {
    return said(
      "The request is not a JSON object. Send one object with the keys of the schema.",
      "Die Anfrage ist kein JSON-Objekt. Bitte ein Objekt mit den Angaben des Schemas senden.",
    )
  }
  const errors = Value.Errors(checkedSchema, value)
  for (const { keyword, instancePath, params } of errors) {
    const [en, de] = placeOf(instancePath)
    if (keyword === "additionalProperties") {
      return said(
        `There is an unknown key in ${instancePath === "" ? "the request" : `the request's ${instancePath}`}. Remove it or correct its spelling; see the schema.`,
        `${de}: eine unbekannte Angabe. Bitte entfernen oder richtig schreiben; siehe Schema.`,
      )
    }
    if (keyword === "required") {
      const keys = "requiredProperties" in params ? params.requiredProperties.join(", ") : "a key"
      return said(`${en} lacks ${keys}. Add it.`, `${de}: es fehlt: ${keys}. Bitte ergänzen.`)
    }
    if (keyword === "enum" && "allowedValues" in params) {
      const values = params.allowedValues.join(", ")
      return said(`${en} must be one of: ${values}.`, `${de} muss eines von diesen sein: ${values}.`)
    }
  }
  const first = errors.find(({ keyword }) => keyword !== "anyOf" && keyword !== "boolean")
  const [en, de] = placeOf(first?.instancePath ?? "")
  return said(
    `${en} has no possible value (${first?.message ?? "see the schema"}).`,
    `${de} hat keinen möglichen Wert; siehe Schema.`,
  )
}

/** Path of the schema, which is the same in every language. */
const placeOf = (path: string): readonly [en: string, de: string] =>
  path === "" ? ["The request", "Die Anfrage"] : [`The request's ${path}`, `Die Angabe ${path}`]

/** The schema as outsiders use it: what has a worst value may be left out. */
export function inputSchema(): Json {
  const relaxed: Json = relax(JSON.parse(JSON.stringify(requestSchema)))
  return isList(relaxed) || typeof relaxed !== "object" || relaxed === null
    ? relaxed
    : {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title: "Zahnwolke disclosure request",
        ...relaxed,
      }
}

function relax(schema: Json): Json {
  if (typeof schema !== "object" || schema === null) return schema
  if (isList(schema)) return schema.map((item) => relax(item))
  const entries = Object.entries(schema).map(([key, value]): [string, Json] => [key, relax(value)])
  const relaxed: { [key: string]: Json } = Object.fromEntries(entries)
  const { required, properties } = schema
  if (
    Array.isArray(required) &&
    typeof properties === "object" &&
    properties !== null &&
    !isList(properties)
  ) {
    relaxed["required"] = required.filter((key) => typeof key !== "string" || !hasDefault(properties[key]))
  }
  return relaxed
}

const hasDefault = (schema: Json | undefined): boolean =>
  typeof schema === "object" && schema !== null && !isList(schema) && schema["default"] !== undefined
