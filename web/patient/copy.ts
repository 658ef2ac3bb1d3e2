/** The copy to keep: made on the telephone out of what the practice sealed for it, and loaded only when it is asked for. */
import type { PatientReceipt } from "@zahnwolke/core/trust/patient-offer"
import { consentCopy } from "@zahnwolke/core/paper/legal/consent-copy"
import { printPaper } from "@zahnwolke/core/paper/legal/print"

export function copyOf(receipt: PatientReceipt, language: "de" | "en", now: number): Blob {
  const state = receipt.withdrawnAt !== null ? "withdrawn" : receipt.validUntil < now ? "expired" : "given"
  const frame = {
    language,
    issuer: { name: receipt.practice.name, address: "", contact: receipt.practice.phone },
    day: new Date(receipt.givenAt).toISOString().slice(0, 10),
    server: { operator: "", country: { code: "", name: "" }, pools: [] },
  }
  const { patient, sheet, givenAt, withdrawnAt, explainedBy, strokes, evidence } = receipt
  const facts = { patient, sheet, givenAt, withdrawnAt, explainedBy, strokes, evidence, state } as const
  const paper = printPaper(consentCopy(frame, facts))
  // Letters that no standard font has: then the text itself, whole, rather than a name spelt wrongly.
  return paper.kind === "pdf"
    ? new Blob([paper.bytes], { type: "application/pdf" })
    : new Blob([sheet], { type: "text/plain;charset=utf-8" })
}
