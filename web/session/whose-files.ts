/** Whose files lie on the desk by the names they came with: a patient to choose, or another than the one who is chosen. */
import type { DraftView } from "@zahnwolke/core/party/draft-view"
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import type { PatientId } from "@zahnwolke/core/records/id"

export type WhoseFiles =
  | { readonly kind: "suggested"; readonly patients: readonly PatientView[] }
  | {
      readonly kind: "other"
      readonly others: readonly PatientView[]
      readonly chosen: PatientView
      /** The chosen one is named as well: two people's files in one heap. */
      readonly chosenToo: boolean
      /** What a person says yes to: for another choice or other files it is asked anew. */
      readonly question: string
    }

/** `agreed` is the question that a person said yes to. Null where nobody else is named. */
export function whoseFiles(
  view: Pick<DraftView, "named"> | null,
  patients: readonly PatientView[],
  chosen: PatientId | null,
  agreed: string | null,
): WhoseFiles | null {
  const named = view?.named.others.filter((one) => one !== chosen) ?? []
  const others = patients.filter(({ patient }) => named.includes(patient))
  if (others.length === 0) return null
  const person = patients.find(({ patient }) => patient === chosen)
  if (person === undefined) return chosen === null ? { kind: "suggested", patients: others } : null
  const question = [chosen, ...others.map(({ patient }) => patient)].join(" ")
  if (question === agreed) return null
  return { kind: "other", others, chosen: person, chosenToo: view?.named.chosenToo === true, question }
}

export const calledName = ({ family, given }: Pick<PatientView, "family" | "given">): string =>
  [given, family].filter(Boolean).join(" ")
