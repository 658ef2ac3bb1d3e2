/** Where a consent, its withdrawal and a returned design come from, as FHIR R4 Provenance. */
import type { StatementBody } from "../trust/statements.ts"
import { concept, fhirId, fhirTime, named, organisationReference, systems } from "./resources.ts"
import type { CodeableConcept, Provenance, Reference } from "./resources.ts"

const created = concept(systems.operation, "CREATE", "create")
const updated = concept(systems.operation, "UPDATE", "revise")
const author = concept(systems.agent, "author", "Author")

const provenance = (
  id: string,
  target: Provenance["target"],
  act: { readonly organisation: string; readonly at: number; readonly activity: CodeableConcept },
): Provenance => ({
  resourceType: "Provenance",
  id,
  target,
  recorded: fhirTime(act.at),
  activity: act.activity,
  agent: [{ type: author, who: organisationReference(act.organisation) }],
})

const consentTarget = (consent: string): Reference => ({ reference: `Consent/${fhirId(consent)}` })

export const consentProvenance = ({ at, consent, organisation }: StatementBody<"consent">): Provenance =>
  provenance(`given-${fhirId(consent)}`, [consentTarget(consent)], { at, organisation, activity: created })

export const withdrawalProvenance = ({
  at,
  consent,
  organisation,
}: StatementBody<"withdrawal">): Provenance => ({
  ...provenance(`withdrawn-${fhirId(consent)}`, [consentTarget(consent)], {
    at,
    organisation,
    activity: updated,
  }),
  entity: [{ role: "revision", what: consentTarget(consent) }],
})

/** Files that a laboratory returned belong to the order they were made for; null where the statement names none. */
export function additionProvenance(addition: StatementBody<"addition">, id: string): Provenance | null {
  const [first, ...rest] = addition.objects.map(({ object }) => named("DocumentReference", object))
  if (first === undefined) return null
  const { at, order, organisation } = addition
  return {
    ...provenance(id, [first, ...rest], { at, organisation, activity: created }),
    entity: [{ role: "source", what: named("ServiceRequest", order) }],
  }
}
