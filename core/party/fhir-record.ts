/** The organisation's consents, disclosures and erasures as one FHIR bundle: of what this device believes, nothing else. */
import { ordering } from "../api/ordering.ts"
import { recordBundle } from "../fhir/bundle.ts"
import type { ExportedOrder } from "../fhir/bundle.ts"
import type { GivenConsent } from "../fhir/consent.ts"
import type { Bundle } from "../fhir/resources.ts"
import type { StatementBody, StatementKind } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { believeAll } from "./signed.ts"
import { believeReport } from "./storage-report.ts"
import type { Answer } from "./views.ts"

type PartyKind = Exclude<StatementKind, "storage-report">

async function spokenIn<Kind extends PartyKind>(
  kind: Kind,
  order: BelievedOrder,
): Promise<readonly StatementBody<Kind>[]> {
  const all = await Promise.all(
    [...order.writers.values()].map((writer) => believeAll(kind, order.wire.statements, writer)),
  )
  return all.flat().map(({ body }) => body)
}

async function exportedOrder(desk: Desk, order: BelievedOrder): Promise<ExportedOrder> {
  const isHere = ({ order: spoken }: { readonly order: string }): boolean => spoken === order.order
  const reports = await Promise.all(order.wire.statements.map((envelope) => believeReport(desk, envelope)))
  return {
    disclosure: order.disclosure.body,
    receipts: (await spokenIn("receipt", order)).filter((one) => isHere(one)),
    additions: (await spokenIn("addition", order)).filter((one) => isHere(one)),
    declarations: (await spokenIn("erasure-declaration", order)).filter((one) => isHere(one)),
    reports: reports.flatMap((report) => report?.body ?? []).filter((one) => isHere(one)),
  }
}

/** The patient stands in the own record and in no statement; a consent without one there is not exported. */
async function givenConsents(desk: Desk): Promise<Answer<readonly GivenConsent[]>> {
  const given = await desk.connection.call(ordering.ownStatements, { query: { kind: "consent" } })
  const gone = await desk.connection.call(ordering.ownStatements, { query: { kind: "withdrawal" } })
  if (!given.ok || !gone.ok) return no("unreachable")
  const withdrawals = await believeAll("withdrawal", gone.value.statements, desk.organisation)
  const consents = await believeAll("consent", given.value.statements, desk.organisation)
  return done(
    consents.flatMap(({ body }) => {
      const recorded = desk.register.consents.get(body.consent)
      const withdrawal = withdrawals.find((one) => one.body.consent === body.consent)?.body ?? null
      return recorded === undefined ? [] : [{ consent: body, withdrawal, patient: recorded.patient }]
    }),
  )
}

export async function fhirRecord(
  desk: Desk,
  ownName: string,
  orders: readonly BelievedOrder[],
  partners: Partners,
): Promise<Answer<Bundle>> {
  const consents = await givenConsents(desk)
  if (!consents.ok) return consents
  const names = [...partners].map(([id, { profile }]) => ({ id, name: profile.body.profile.name }))
  return done(
    recordBundle({
      at: desk.parts.now(),
      organisations: [{ id: desk.id, name: ownName }, ...names],
      consents: consents.value,
      orders: await Promise.all(orders.map((order) => exportedOrder(desk, order))),
    }),
  )
}
