/** FHIR R4 Consents of others as facts of the policy. What cannot be carried over faithfully makes the consent smaller, never larger. */
import { Type } from "typebox"
import type { Static } from "typebox"
import { Value } from "typebox/value"
import { instant, lastInstant } from "../policy/day.ts"
import type { Instant } from "../policy/day.ts"
import type { ConsentFact } from "../policy/request.ts"
import { categories, contentKinds } from "../records/consent.ts"
import { own, systems } from "./resources.ts"

const text = Type.String({ maxLength: 400 })
const coding = Type.Object({ system: Type.Optional(text), code: Type.Optional(text) })
const concept = Type.Object({ coding: Type.Optional(Type.Array(coding, { maxItems: 50 })) })
const identifier = Type.Object({ system: Type.Optional(text), value: Type.Optional(text) })
const reference = Type.Object({
  reference: Type.Optional(text),
  type: Type.Optional(text),
  identifier: Type.Optional(identifier),
  display: Type.Optional(text),
})
const extensions = Type.Optional(
  Type.Array(
    Type.Object({
      url: text,
      valueBoolean: Type.Optional(Type.Boolean()),
      valueCode: Type.Optional(text),
    }),
    { maxItems: 200 },
  ),
)
const actor = Type.Object({ role: concept, reference, extension: extensions })
const period = Type.Object({ start: Type.Optional(text), end: Type.Optional(text) })
const rule = {
  type: Type.Optional(Type.Enum(["permit", "deny"])),
  period: Type.Optional(period),
  actor: Type.Optional(Type.Array(actor, { maxItems: 50 })),
  action: Type.Optional(Type.Array(concept)),
  securityLabel: Type.Optional(Type.Array(coding, { maxItems: 50 })),
  purpose: Type.Optional(Type.Array(coding, { maxItems: 50 })),
  class: Type.Optional(Type.Array(coding, { maxItems: 50 })),
  code: Type.Optional(Type.Array(concept)),
  dataPeriod: Type.Optional(period),
  data: Type.Optional(Type.Array(Type.Unknown())),
  extension: extensions,
}
/** Deeper exceptions to exceptions are not read; a consent that has them counts for nothing. */
const inner = Type.Object({ ...rule, provision: Type.Optional(Type.Array(Type.Unknown())) })
const schema = Type.Object({
  resourceType: Type.Literal("Consent"),
  id: Type.Optional(text),
  identifier: Type.Optional(Type.Array(identifier, { maxItems: 20 })),
  status: text,
  scope: concept,
  patient: Type.Optional(reference),
  dateTime: Type.Optional(text),
  performer: Type.Optional(Type.Array(reference, { maxItems: 10 })),
  extension: extensions,
  provision: Type.Optional(
    Type.Object({ ...rule, provision: Type.Optional(Type.Array(inner, { maxItems: 50 })) }),
  ),
})
type Wire = Static<typeof schema>
type WireRule = NonNullable<Wire["provision"]>
type WireReference = Static<typeof reference>
type WireExtensions = Wire["extension"]

/** Why a consent counts for nothing here. */
export type NotCarried =
  | "not-a-consent"
  | "not-active"
  | "not-about-privacy"
  | "no-date"
  | "no-provision"
  | "limited-to-some-data"
  | "has-exceptions"
  | "no-recipient-named"
  | "purpose-unknown-here"
  | "no-evidence"

export type ReadConsent =
  | { readonly kind: "consent"; readonly fact: ConsentFact }
  /** The patient said no. It holds against everybody whom the paper does not leave out. */
  | { readonly kind: "dissent"; readonly fact: ConsentFact }
  | { readonly kind: "none"; readonly why: NotCarried }

const none = (why: NotCarried): ReadConsent => ({ kind: "none", why })

/** `asked` is the organisation about to receive: an objection that names nobody speaks of it too, a permission does not. */
export function readConsent(resource: unknown, asked: string): ReadConsent {
  const read = readUnproven(resource, asked)
  if (read.kind !== "consent") return read
  return Value.Check(schema, resource) && evidenceOf(resource) !== null ? read : none("no-evidence")
}

/** What it says, whether or not anything proves that it was said: enough for a draft that is signed anew. */
export function readUnproven(resource: unknown, asked: string): ReadConsent {
  if (!Value.Check(schema, resource)) return none("not-a-consent")
  if (resource.status !== "active") return none("not-active")
  const scopes = resource.scope.coding ?? []
  if (!scopes.some(({ code, system }) => system === systems.scope && code === "patient-privacy"))
    return none("not-about-privacy")
  const given = moment(resource.dateTime)
  if (given === null) return none("no-date")
  const { provision } = resource
  if (provision?.type === undefined) return none("no-provision")
  switch (provision.type) {
    case "deny":
      return dissent(resource, provision, given, asked)
    case "permit":
      return permission(resource, provision, given)
  }
}

function dissent(resource: Wire, provision: WireRule, given: Instant, asked: string): ReadConsent {
  const spoken = recipientsOf(provision)
  const recipients =
    provision.actor === undefined || spoken.length < provision.actor.length
      ? [{ organisation: asked, country: "??" }]
      : spoken
  const fact = factOf(resource, { given, provision, recipients, purpose: "treatment" })
  return { kind: "dissent", fact: { ...fact, withdrawnAt: given } }
}

function permission(resource: Wire, provision: WireRule, given: Instant): ReadConsent {
  const nested = provision.provision ?? []
  if (isLimited(provision)) return none("limited-to-some-data")
  if (nested.some((one) => one.type !== "permit" || one.provision !== undefined))
    return none("has-exceptions")
  const recipients = recipientsOf(provision)
  if (recipients.length === 0) return none("no-recipient-named")
  const purpose = purposeOf(provision)
  if (purpose === null) return none("purpose-unknown-here")
  return { kind: "consent", fact: factOf(resource, { given, provision, recipients, purpose }) }
}

/** No record here knows who wrote a value, in which encounter, or how confidential others think it is. */
const isLimited = ({ action, code, data, dataPeriod, securityLabel }: WireRule): boolean =>
  data !== undefined ||
  dataPeriod !== undefined ||
  action !== undefined ||
  code !== undefined ||
  (securityLabel ?? []).some(({ system }) => system !== systems.alteration)

type Named = ConsentFact["scope"]["recipients"]

function recipientsOf({ actor: actors }: Pick<WireRule, "actor">): Named {
  return (actors ?? []).flatMap(({ extension, reference: who, role }) => {
    const receives = (role.coding ?? []).some(
      ({ code, system }) => system === systems.participation && code === "IRCP",
    )
    const organisation = organisationOf(who)
    return receives && organisation !== null
      ? [{ organisation, country: codes(extension, "country")[0] ?? "??" }]
      : []
  })
}

/** By our own identifier where it is ours; otherwise by the name the resource has where it lies. */
function organisationOf({ identifier: known, reference: path }: WireReference): string | null {
  const ours = known?.system === own("organization") ? known.value : undefined
  const name = ours ?? /^Organization\/(?<id>[A-Za-z0-9.-]{1,64})$/u.exec(path ?? "")?.groups?.["id"]
  return name !== undefined && /^[A-Za-z0-9_.:-]{1,80}$/u.test(name) ? name : null
}

type Purpose = ConsentFact["scope"]["purpose"]

/** TREAT is treatment by others; making a restoration is named by a word of our own or not at all. */
function purposeOf({ purpose = [] }: WireRule): Purpose | null {
  const ours = purpose.find(({ system }) => system === own("purpose"))?.code
  if (ours === "make-restoration" || ours === "treatment" || ours === "second-opinion") return ours
  return purpose.some(({ code, system }) => system === systems.reason && code === "TREAT")
    ? "treatment"
    : null
}

const evidenceOf = ({ identifier: list = [] }: Wire): string | null => {
  const value = list.find(({ system }) => system === own("evidence-sha256"))?.value
  return value !== undefined && /^[0-9a-f]{64}$/u.test(value) ? value : null
}

interface Read {
  readonly given: Instant
  readonly provision: WireRule
  readonly recipients: Named
  readonly purpose: Purpose
}

function factOf(resource: Wire, { given, provision, purpose, recipients }: Read): ConsentFact {
  const onward = (provision.provision ?? []).filter((one) => isTicked(one.extension, "from-recipient-only"))
  const category = categories.find((one) => codes(resource.extension, "category").includes(one))
  return {
    id: nameOf(resource),
    scope: {
      recipients,
      onward: onward.flatMap((one) => recipientsOf(one)),
      purpose,
      kinds: contentKinds.filter((kind) =>
        (provision.class ?? []).some(({ code, system }) => system === own("content") && code === kind),
      ),
      // What nobody said is the least that could be meant.
      category: category ?? "anonymous",
      countries: codes(resource.extension, "country-told").filter((code) => /^[A-Z]{2}$/u.test(code)),
      order: "any",
    },
    releasesFromSecrecy: isTicked(resource.extension, "releases-from-secrecy"),
    givenAt: given,
    validUntil: endOf(provision),
    withdrawnAt: null,
    signer: signerOf(resource),
    assent: isTicked(resource.extension, "assent"),
    capacityDocumented: isTicked(resource.extension, "capacity-documented"),
    authorityShown: isTicked(resource.extension, "authority-shown"),
    form: "simple",
    evidence: evidenceOf(resource) ?? "0".repeat(64),
  }
}

function nameOf({ id, identifier: list = [] }: Wire): string {
  const ours = list.find(({ system }) => system === own("consent"))?.value
  const name = ours ?? id ?? "unknown"
  return /^[A-Za-z0-9_.:-]{1,80}$/u.test(name) ? name : "unknown"
}

/** An end that cannot be read has already come. */
function endOf({ period: spoken }: WireRule): Instant {
  if (spoken?.end === undefined) return lastInstant
  return moment(spoken.end) ?? instant(0)
}

function signerOf({ patient, performer = [] }: Wire): ConsentFact["signer"] {
  const [first, ...others] = performer
  if (first === undefined || patient === undefined) return "representative"
  if (others.length > 0) return "both-guardians"
  if (isSame(first, patient)) return "patient"
  return first.display === "representative" ? "representative" : "guardian"
}

const isSame = (a: WireReference, b: WireReference): boolean =>
  a.reference === b.reference &&
  a.identifier?.system === b.identifier?.system &&
  a.identifier?.value === b.identifier?.value &&
  (a.reference !== undefined || a.identifier !== undefined)

/** FHIR lets a date stand without time: its first second. */
function moment(spoken: string | undefined): Instant | null {
  if (spoken === undefined || !/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/u.test(spoken))
    return null
  const milliseconds = Date.parse(spoken)
  return milliseconds >= 0 ? instant(milliseconds) : null
}

const codes = (list: WireExtensions, name: string): readonly string[] =>
  (list ?? []).flatMap(({ url, valueCode }) =>
    url === own(name) && valueCode !== undefined ? [valueCode] : [],
  )

const isTicked = (list: WireExtensions, name: string): boolean =>
  (list ?? []).some(({ url, valueBoolean }) => url === own(name) && valueBoolean === true)
