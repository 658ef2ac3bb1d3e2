/** The ground of a disclosure in the reader's language. */
import type { DisclosureView } from "@zahnwolke/core/party/order-detail"
import type { Language } from "./words.tsx"

export const basisIn = (language: Language, { legalBasis }: DisclosureView): string =>
  legalBasis?.sentence[language] ?? ""
