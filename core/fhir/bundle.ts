/** All that was agreed, handed on and erased, as one FHIR R4 bundle for systems that know nothing of us. */
import type { StatementBody } from "../trust/statements.ts"
import { disclosureEvent, erasureEvent, receiptEvent, storageEvent } from "./audit-event.ts"
import { consentResource } from "./consent.ts"
import type { GivenConsent } from "./consent.ts"
import { additionProvenance, consentProvenance, withdrawalProvenance } from "./provenance.ts"
import { fhirId, fhirTime, own } from "./resources.ts"
import type { Bundle, Organization, Resource } from "./resources.ts"

export interface ExportedOrder {
  readonly disclosure: StatementBody<"disclosure">
  readonly receipts: readonly StatementBody<"receipt">[]
  readonly additions: readonly StatementBody<"addition">[]
  readonly declarations: readonly StatementBody<"erasure-declaration">[]
  readonly reports: readonly StatementBody<"storage-report">[]
}

export interface ExportedRecord {
  readonly at: number
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly consents: readonly GivenConsent[]
  readonly orders: readonly ExportedOrder[]
}

const organization = ({ id, name }: ExportedRecord["organisations"][number]): Organization => ({
  resourceType: "Organization",
  id: fhirId(id),
  identifier: [{ system: own("organization"), value: id }],
  active: true,
  name,
})

const consentResources = (given: GivenConsent): readonly Resource[] => [
  consentResource(given),
  consentProvenance(given.consent),
  ...(given.withdrawal === null ? [] : [withdrawalProvenance(given.withdrawal)]),
]

const orderResources = (order: ExportedOrder): readonly Resource[] => [
  disclosureEvent(order.disclosure),
  ...order.receipts.map((receipt) => receiptEvent(receipt)),
  ...order.additions.flatMap(
    (addition, index) => additionProvenance(addition, `added-${fhirId(addition.order)}-${index + 1}`) ?? [],
  ),
  ...order.declarations.map((declaration) => erasureEvent(declaration)),
  ...order.reports.map((report) => storageEvent(report)),
]

/** Each resource once, whatever was said twice. */
export function recordBundle(record: ExportedRecord): Bundle {
  const resources = [
    ...record.organisations.map((one) => organization(one)),
    ...record.consents.flatMap((given) => consentResources(given)),
    ...record.orders.flatMap((order) => orderResources(order)),
  ]
  const byUrl = new Map(
    resources.map((resource) => [own(`${resource.resourceType}/${resource.id}`), resource]),
  )
  return {
    resourceType: "Bundle",
    type: "collection",
    timestamp: fhirTime(record.at),
    entry: [...byUrl].map(([fullUrl, resource]) => ({ fullUrl, resource })),
  }
}
