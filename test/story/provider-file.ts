/** What a practice enters about a hosting company that keeps to the law. */
import type { ProviderDraft } from "@zahnwolke/core/party/hosting-views"
import { specimenAnswers } from "@zahnwolke/core/specimen/provider-answers"

/** Name and places as the server stated them; everything else as the company answered. */
export const completeDraft = ({ answers: known }: ProviderDraft): ProviderDraft => {
  const { legalName, processingCountries, storageCountries } = known
  return {
    deployment: "hosted",
    answers: { ...specimenAnswers(Date.now()), legalName, processingCountries, storageCountries },
    evidence: [{ question: "cloudReport", sha256: "c5".repeat(32) }],
  }
}
