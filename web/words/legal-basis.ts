/** The ground of a disclosure in the reader's language, where the rule that gave it says it in both. */
import type { DisclosureView } from "@zahnwolke/core/party/views"
import type { Language } from "./words.tsx"

export function basisIn(language: Language, { legalBasis, reasons }: DisclosureView): string {
  const rule = reasons.find(({ sentence }) => sentence.de === legalBasis || sentence.en === legalBasis)
  return rule?.sentence[language] ?? legalBasis
}
