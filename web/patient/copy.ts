/** The copy to keep: made on the telephone out of what the practice sealed for it, and loaded only when it is asked for. */
import type { PatientReceipt } from "@zahnwolke/core/trust/patient-offer"
import { consentCopy } from "@zahnwolke/core/paper/legal/consent-copy"
import { withdrawalReceipt } from "@zahnwolke/core/paper/legal/withdrawal-receipt"
import { printPaper } from "@zahnwolke/core/paper/legal/print"

const frameOf = ({ practice }: PatientReceipt, language: "de" | "en", at: number) => ({
  language,
  issuer: { name: practice.name, address: "", contact: practice.phone },
  day: new Date(at).toISOString().slice(0, 10),
  server: { operator: "", country: { code: "", name: "" }, pools: [] },
})

/** After a withdrawal: since when it counts, and who was told. */
export function receiptOf(receipt: PatientReceipt, withdrawnAt: number, language: "de" | "en"): Blob {
  const { patient, givenAt, evidence, told = [] } = receipt
  const frame = frameOf(receipt, language, withdrawnAt)
  const made = withdrawalReceipt(frame, { patient, givenAt, evidence, withdrawnAt, told })
  const paper = printPaper(made)
  return paper.kind === "pdf"
    ? new Blob([paper.bytes], { type: "application/pdf" })
    : new Blob([`${made.title}\n${patient}\n${new Date(withdrawnAt).toISOString()}`], {
        type: "text/plain;charset=utf-8",
      })
}

export function copyOf(receipt: PatientReceipt, language: "de" | "en", now: number): Blob {
  const state = receipt.withdrawnAt !== null ? "withdrawn" : receipt.validUntil < now ? "expired" : "given"
  const frame = frameOf(receipt, language, receipt.givenAt)
  const { patient, sheet, givenAt, withdrawnAt, explainedBy, strokes, evidence } = receipt
  const { proof = null } = receipt
  const facts = {
    patient,
    sheet,
    givenAt,
    withdrawnAt,
    explainedBy,
    proof,
    strokes,
    evidence,
    state,
  } as const
  const paper = printPaper(consentCopy(frame, facts))
  // Letters that no standard font has: then the text itself, whole, rather than a name spelt wrongly.
  return paper.kind === "pdf"
    ? new Blob([paper.bytes], { type: "application/pdf" })
    : new Blob([sheet], { type: "text/plain;charset=utf-8" })
}
