/** A consent that another house wrote down as FHIR, as a draft here: never more than it says, and nothing until it is signed anew. */
import { readUnproven } from "@zahnwolke/core/fhir/read-consent"
import type { NotCarried } from "@zahnwolke/core/fhir/read-consent"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { SheetFacts } from "@zahnwolke/core/party/consent-form"

export interface ForeignDraft extends Pick<SheetFacts, "purpose" | "months"> {
  readonly to: OrganisationId
  /** Of the further recipients those that are partners here. */
  readonly mills: readonly OrganisationId[]
}

export type ForeignRefusal = NotCarried | "dissent" | "no-partner" | "ends-too-soon"

export type ForeignConsent =
  | { readonly kind: "draft"; readonly draft: ForeignDraft }
  | { readonly kind: "refused"; readonly why: ForeignRefusal }

const purposes = ["make-restoration", "treatment", "second-opinion"] as const

const refused = (why: ForeignRefusal): ForeignConsent => ({ kind: "refused", why })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The longest that does not outlive the paper. */
function monthsUntil(end: number, now: number): SheetFacts["months"] | null {
  const fits = ([12, 6, 3] as const).find((months) => {
    const last = new Date(now)
    last.setMonth(last.getMonth() + months)
    return last.getTime() <= end
  })
  return fits ?? null
}

export function readForeign(text: string, partners: readonly PartnerView[], now: number): ForeignConsent {
  const read = readUnproven(parsed(text), "unknown")
  switch (read.kind) {
    case "none":
      return refused(read.why)
    case "dissent":
      return refused("dissent")
    case "consent": {
      const { scope, validUntil } = read.fact
      const known = (named: readonly { readonly organisation: string }[]): readonly OrganisationId[] =>
        partners
          .filter(({ organisation }) => named.some((one) => one.organisation === organisation))
          .map(({ organisation }) => organisation)
      const [to] = known(scope.recipients)
      if (to === undefined) return refused("no-partner")
      const months = monthsUntil(Date.parse(validUntil), now)
      if (months === null) return refused("ends-too-soon")
      const purpose = purposes.find((one) => one === scope.purpose)
      if (purpose === undefined) return refused("purpose-unknown-here")
      const mills = known(scope.onward).filter((one) => one !== to)
      return { kind: "draft", draft: { to, mills, purpose, months } }
    }
  }
}
