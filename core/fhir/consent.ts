/** Our consents as FHIR R4 Consent: what a system that knows FHIR can act on, and the rest as extensions of our own. */
import type { Category } from "../records/consent.ts"
import type { StatementBody } from "../trust/statements.ts"
import { concept, fhirId, fhirTime, organisationReference, own, systems } from "./resources.ts"
import type { Coding, Consent, Extension, Provision, Reference } from "./resources.ts"

export interface GivenConsent {
  readonly consent: StatementBody<"consent">
  readonly withdrawal: StatementBody<"withdrawal"> | null
  /** The patient in the practice's own record; a random name that says nothing outside of it. */
  readonly patient: string
}

const recipientRole = concept(systems.participation, "IRCP", "information recipient")

const actors = (recipients: StatementBody<"consent">["scope"]["recipients"]): Provision["actor"] =>
  recipients.map(({ country, organisation }) => ({
    role: recipientRole,
    reference: organisationReference(organisation),
    extension: [{ url: own("country"), valueCode: country }],
  }))

/** HL7 has a label for what was altered, and none for what was not. */
function categoryLabels(category: Category): readonly Coding[] {
  switch (category) {
    case "identified":
      return []
    case "pseudonymised":
      return [{ system: systems.alteration, code: "PSEUDED", display: "pseudonymized" }]
    case "anonymous-for-recipient":
    case "anonymous":
      return [{ system: systems.alteration, code: "ANONYED", display: "anonymized" }]
  }
}

const purposes = (purpose: string): readonly Coding[] => [
  { system: systems.reason, code: "TREAT", display: "treatment" },
  { system: own("purpose"), code: purpose },
]

const countriesTold = (countries: readonly string[]): readonly Extension[] =>
  countries.map((country) => ({ url: own("country-told"), valueCode: country }))

/** Further recipients are an own provision: they may receive from a recipient, never from the practice itself. */
function onwardProvision(scope: StatementBody<"consent">["scope"]): readonly Provision[] {
  if (scope.onward.length === 0) return []
  const { onward } = scope
  return [
    {
      type: "permit",
      extension: [{ url: own("from-recipient-only"), valueBoolean: true }],
      actor: actors(onward) ?? [],
      purpose: purposes(scope.purpose),
    },
  ]
}

function performer({ signer }: StatementBody<"consent">, patient: Reference): readonly Reference[] {
  switch (signer) {
    case "patient":
      return [patient]
    case "guardian":
      return [{ type: "RelatedPerson", display: "guardian" }]
    case "both-guardians":
      return [
        { type: "RelatedPerson", display: "guardian" },
        { type: "RelatedPerson", display: "guardian" },
      ]
    case "representative":
      return [{ type: "RelatedPerson", display: "representative" }]
  }
}

const atEarliest = (given: number, end: number): number => Math.max(given, end)

/** A withdrawn consent is inactive and its period ends with the withdrawal (Art. 7(3) GDPR: for the future only). */
export function consentResource({ consent, withdrawal, patient }: GivenConsent): Consent {
  const { scope } = consent
  const person: Reference = {
    type: "Patient",
    identifier: { system: own("patient"), value: patient },
  }
  const ends =
    withdrawal === null
      ? consent.validUntil
      : atEarliest(consent.givenAt, Math.min(consent.validUntil, withdrawal.at))
  const onward = onwardProvision(scope)
  return {
    resourceType: "Consent",
    id: fhirId(consent.consent),
    identifier: [
      { system: own("consent"), value: consent.consent },
      { system: own("evidence-sha256"), value: consent.evidence },
    ],
    status: withdrawal === null ? "active" : "inactive",
    scope: concept(systems.scope, "patient-privacy", "Privacy Consent"),
    category: [concept(systems.loinc, "59284-0", "Consent Document")],
    patient: person,
    dateTime: fhirTime(consent.givenAt),
    performer: performer(consent, person),
    organization: [organisationReference(consent.organisation)],
    policyRule: { text: "Art. 9(2)(a) GDPR; § 203 StGB" },
    extension: [
      { url: own("releases-from-secrecy"), valueBoolean: consent.releasesFromSecrecy },
      { url: own("assent"), valueBoolean: consent.assent },
      { url: own("capacity-documented"), valueBoolean: consent.capacityDocumented },
      { url: own("authority-shown"), valueBoolean: consent.authorityShown },
      { url: own("category"), valueCode: scope.category },
      ...countriesTold(scope.countries),
    ],
    provision: {
      type: "permit",
      period: { start: fhirTime(consent.givenAt), end: fhirTime(ends) },
      actor: actors(scope.recipients) ?? [],
      securityLabel: categoryLabels(scope.category),
      purpose: purposes(scope.purpose),
      class: scope.kinds.map((kind) => ({ system: own("content"), code: kind })),
      ...(onward.length === 0 ? {} : { provision: onward }),
    },
  }
}
