/** Where a provider's signed answers say other than the server says of itself: the worse of both counts, and both are shown. */
import type { Question, Questionnaire } from "../records/questionnaire.ts"

export interface Contradiction {
  readonly question: Question
  /** What the server says, and what was answered; countries by their codes. */
  readonly stated: string
  readonly answered: readonly string[]
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** A question that nobody answered contradicts nothing: it is a gap. */
export function contradictions(
  { country, operator }: { readonly country: string; readonly operator: string },
  answers: Questionnaire,
): readonly Contradiction[] {
  const places = (["processingCountries", "storageCountries"] as const).flatMap((question) => {
    const answered = answers[question]
    return answered === null || answered.length === 0 || answered.includes(country)
      ? []
      : [{ question, stated: country, answered }]
  })
  const { legalName } = answers
  const isOther = operator !== "self" && legalName !== null && legalName !== "" && !same(legalName, operator)
  return isOther ? [...places, { question: "legalName", stated: operator, answered: [legalName] }] : places
}
