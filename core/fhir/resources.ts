/** The part of FHIR R4 (4.0.1) that is written and read here, and the code systems it uses. */

export interface Coding {
  readonly system?: string
  readonly code: string
  readonly display?: string
}
export interface CodeableConcept {
  readonly coding?: readonly Coding[]
  readonly text?: string
}
export interface Identifier {
  readonly system: string
  readonly value: string
}
export interface Reference {
  readonly reference?: string
  readonly type?: string
  readonly identifier?: Identifier
  readonly display?: string
}
export interface Period {
  readonly start?: string
  readonly end?: string
}
export interface Extension {
  readonly url: string
  readonly valueBoolean?: boolean
  readonly valueCode?: string
  readonly valueString?: string
}

export interface Provision {
  readonly type?: "permit" | "deny"
  readonly period?: Period
  readonly actor?: readonly {
    readonly role: CodeableConcept
    readonly reference: Reference
    readonly extension: readonly Extension[]
  }[]
  readonly securityLabel?: readonly Coding[]
  readonly purpose?: readonly Coding[]
  readonly class?: readonly Coding[]
  readonly extension?: readonly Extension[]
  readonly provision?: readonly Provision[]
}

export interface Consent {
  readonly resourceType: "Consent"
  readonly id: string
  readonly identifier: readonly Identifier[]
  readonly status: "active" | "inactive"
  readonly scope: CodeableConcept
  readonly category: readonly [CodeableConcept, ...CodeableConcept[]]
  readonly patient: Reference
  readonly dateTime: string
  readonly performer: readonly Reference[]
  readonly organization: readonly Reference[]
  readonly policyRule: CodeableConcept
  readonly extension: readonly Extension[]
  readonly provision: Provision
}

export interface AuditAgent {
  readonly type?: CodeableConcept
  readonly who: Reference
  readonly requestor: boolean
  readonly purposeOfUse?: readonly CodeableConcept[]
}

export interface AuditEvent {
  readonly resourceType: "AuditEvent"
  readonly id: string
  readonly type: Coding
  readonly subtype: readonly Coding[]
  readonly action: "C" | "R" | "U" | "D" | "E"
  readonly recorded: string
  readonly outcome: "0"
  readonly agent: readonly [AuditAgent, ...AuditAgent[]]
  readonly source: { readonly observer: Reference }
  readonly entity: readonly {
    readonly what: Reference
    readonly detail: readonly { readonly type: string; readonly valueString: string }[]
  }[]
}

export interface Provenance {
  readonly resourceType: "Provenance"
  readonly id: string
  readonly target: readonly [Reference, ...Reference[]]
  readonly recorded: string
  readonly activity: CodeableConcept
  readonly agent: readonly [
    { readonly type: CodeableConcept; readonly who: Reference },
    ...{ readonly type: CodeableConcept; readonly who: Reference }[],
  ]
  readonly entity?: readonly { readonly role: "revision" | "source"; readonly what: Reference }[]
}

export interface Organization {
  readonly resourceType: "Organization"
  readonly id: string
  readonly identifier: readonly Identifier[]
  readonly active: true
  readonly name: string
}

export type Resource = Consent | AuditEvent | Provenance | Organization

export interface Bundle {
  readonly resourceType: "Bundle"
  readonly type: "collection"
  readonly timestamp: string
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[]
}

/** No address on the web is claimed: nobody has published these definitions. */
export const own = (name: string): string => `urn:x-zahnwolke:${name}`

export const systems = {
  scope: "http://terminology.hl7.org/CodeSystem/consentscope",
  loinc: "http://loinc.org",
  participation: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
  reason: "http://terminology.hl7.org/CodeSystem/v3-ActReason",
  alteration: "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
  dicom: "http://dicom.nema.org/resources/ontology/DCM",
  lifecycle: "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle",
  operation: "http://terminology.hl7.org/CodeSystem/v3-DataOperation",
  agent: "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
} as const

export const concept = (system: string, code: string, display: string): CodeableConcept => ({
  coding: [{ system, code, display }],
})

/** FHIR ids know no underscore; ours have exactly one. */
export const fhirId = (id: string): string => id.replace("_", "-")

/** Of something that is no resource of the bundle: an order, a file, another organisation's device. */
export const named = (type: string, id: string): Reference => ({
  type,
  identifier: { system: own(type.toLowerCase()), value: id },
})

export const organisationReference = (id: string): Reference => ({
  reference: `Organization/${fhirId(id)}`,
  identifier: { system: own("organization"), value: id },
})

/** FHIR instants and dateTimes, from milliseconds since 1970. */
export const fhirTime = (milliseconds: number): string => new Date(milliseconds).toISOString()
