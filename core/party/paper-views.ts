/** Documents as the door hands them out: what there is, who signs it, when it was last made; and one of them, made. */
import type { PaperKind } from "../paper/legal/legal-paper.ts"
import type { Language } from "../paper/pdf.ts"
import type { Sheet } from "../records/consent-sheet.ts"
import type { PatientId } from "../records/id.ts"
import type { DraftDecisionInput } from "./draft-view.ts"
import type { ConsentInput } from "./patient-views.ts"

export interface PaperLine {
  readonly kind: PaperKind
  /** A partner, a country, a provider, or nothing where it is about the own organisation. */
  readonly about: string | null
  readonly title: string
  readonly aboutText: string
  readonly signers: readonly string[]
  readonly lastMadeAt: number | null
}

export interface PaperRequest {
  readonly kind: PaperKind
  /** Partner, country, provider, patient, consent, order or moment, as the kind needs it; null where it needs none. */
  readonly about: string | null
  readonly language: Language
}

export interface MadePaper {
  readonly kind: PaperKind
  readonly title: string
  readonly pdf: Uint8Array
  /** Canonical, the bytes whose SHA-256 is `hash`. */
  readonly json: string
  readonly hash: string
}

/** What was settled before anybody ticked: the sheet in one language, and who would sign it. */
export interface ConsentFormRequest {
  readonly patient: PatientId
  readonly sheet: Sheet
  readonly signer: ConsentInput["signer"]
  readonly explainedBy: string
}

export interface VerdictPaperRequest {
  readonly question: DraftDecisionInput
  readonly language: Language
}
