/** Disclosures, receipts and erasures as FHIR R4 AuditEvent: who, what, why, where, until when; never whose teeth. */
import type { StatementBody } from "../trust/statements.ts"
import { concept, fhirId, fhirTime, named, organisationReference, own, systems } from "./resources.ts"
import type { AuditAgent, AuditEvent, Coding, Reference } from "./resources.ts"

const lifecycle = (code: string, display: string): Coding => ({ system: systems.lifecycle, code, display })

const acting = (organisation: string): AuditAgent => ({
  who: organisationReference(organisation),
  requestor: true,
})

type Detail = AuditEvent["entity"][number]["detail"]

const detail = (type: string, values: readonly string[]): Detail =>
  // FHIR knows no empty text; what was not said has no detail.
  values.filter((value) => value !== "").map((valueString) => ({ type, valueString }))

interface Act {
  readonly id: string
  readonly type: Coding
  readonly subtype: string
  readonly action: AuditEvent["action"]
  readonly at: number
  readonly agents: AuditEvent["agent"]
  readonly observer: Reference
  readonly order: string
  readonly detail: Detail
}

const event = (act: Act): AuditEvent => ({
  resourceType: "AuditEvent",
  id: act.id,
  type: act.type,
  subtype: [{ system: own("act"), code: act.subtype }],
  action: act.action,
  recorded: fhirTime(act.at),
  outcome: "0",
  agent: act.agents,
  source: { observer: act.observer },
  entity: [{ what: named("ServiceRequest", act.order), detail: act.detail }],
})

/** Art. 15(1)(c) GDPR: the concrete recipient, with ground and end. */
export function disclosureEvent(disclosure: StatementBody<"disclosure">): AuditEvent {
  const recipient: AuditAgent = {
    type: concept(systems.participation, "IRCP", "information recipient"),
    who: organisationReference(disclosure.recipient),
    requestor: false,
  }
  return event({
    id: `disclosure-${fhirId(disclosure.order)}`,
    type: { system: systems.dicom, code: "110106", display: "Export" },
    subtype: "disclosure",
    action: "R",
    at: disclosure.at,
    agents: [acting(disclosure.organisation), recipient],
    observer: organisationReference(disclosure.organisation),
    order: disclosure.order,
    detail: [
      ...detail("consent", disclosure.consent === null ? [] : [disclosure.consent]),
      ...detail("passed-on-from", disclosure.parent === null ? [] : [disclosure.parent]),
      ...detail("law", [disclosure.law]),
      ...detail("reason", disclosure.reasons),
      ...detail("files", [String(disclosure.objects.length)]),
      ...detail("may-pass-to", disclosure.mayPassTo),
      ...detail("erase-by", [fhirTime(disclosure.eraseBy)]),
    ],
  })
}

export const receiptEvent = (receipt: StatementBody<"receipt">): AuditEvent =>
  event({
    id: `receipt-${fhirId(receipt.order)}`,
    type: { system: systems.dicom, code: "110107", display: "Import" },
    subtype: "receipt",
    action: "C",
    at: receipt.at,
    agents: [acting(receipt.organisation)],
    observer: organisationReference(receipt.organisation),
    order: receipt.order,
    detail: detail("disclosure-sha256", [receipt.disclosure]),
  })

export const erasureEvent = (declaration: StatementBody<"erasure-declaration">): AuditEvent =>
  event({
    id: `erasure-${fhirId(declaration.order).slice("order-".length)}-${fhirId(declaration.organisation).slice(4)}`,
    type: lifecycle("destroy", "Destroy/Delete Record Lifecycle Event"),
    subtype: "erasure-declaration",
    action: "D",
    at: declaration.at,
    agents: [acting(declaration.organisation)],
    observer: organisationReference(declaration.organisation),
    order: declaration.order,
    detail: [
      ...detail("closure-sha256", [declaration.closure]),
      ...detail("keys-destroyed", [String(declaration.keysDestroyed.length)]),
      ...detail("objects-dropped", [String(declaration.objectsDropped)]),
    ],
  })

/** What the store answered; a backup may hold ciphertext for longer, and the event says until when. */
export const storageEvent = (report: StatementBody<"storage-report">): AuditEvent =>
  event({
    id: `storage-${fhirId(report.order)}`,
    type: lifecycle("destroy", "Destroy/Delete Record Lifecycle Event"),
    subtype: "storage-report",
    action: "D",
    at: report.at,
    agents: [{ who: { type: "Device", display: "server" }, requestor: false }],
    observer: { type: "Device", display: "server" },
    order: report.order,
    detail: [
      ...detail("objects", [String(report.objects.length)]),
      ...detail(
        "pool",
        report.pools.map(({ name, country, operator }) => `${name}, ${country}, ${operator}`),
      ),
      ...detail("backups-until", [fhirTime(report.backupsUntil)]),
    ],
  })
