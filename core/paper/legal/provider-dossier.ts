/** The file of a provider (Art. 28(1) GDPR): every answer, the contract point by point, the papers by their hashes, and what blocks. */
import { grid, legalPaper, named, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Section } from "./legal-paper.ts"
import { providerDossierWords } from "./provider-dossier.words.ts"

export interface DossierAnswer {
  readonly question: string
  readonly label: string
  /** In words; null where nobody answered. */
  readonly answer: string | null
  /** Asked by the founding article of 2017 already. */
  readonly ofArticle: boolean
  /** Why this answer keeps the provider from being used; null where it does not. */
  readonly gap: string | null
}

/** Moments as the reader's language writes them. */
export interface DossierSignature {
  readonly version: number
  readonly signedAt: string
  readonly validUntil: string
  readonly isInForce: boolean
  readonly hash: string
}

export interface DossierFacts {
  readonly provider: string
  /** Null where nobody signed anything: then the answers are only what the server says of itself. */
  readonly signature: DossierSignature | null
  /** Signed as the own house: nobody else holds anything, and nobody is asked. */
  readonly ownHouse: boolean
  readonly answers: readonly DossierAnswer[]
  /** Art. 28(3): each point with the place where it stands; null where it has none. */
  readonly checklist: readonly { readonly label: string; readonly reference: string | null }[]
  readonly evidence: readonly { readonly label: string; readonly sha256: string }[]
  /** Where the answers say other than the server. */
  readonly contradictions: readonly {
    readonly label: string
    readonly stated: string
    readonly answered: string
  }[]
  /** The officer's own review of this provider, where there is one. */
  readonly review: { readonly on: string; readonly until: string; readonly isPositive: boolean } | null
}

const providerDossierVersion = "2026-11b"

export function providerDossier(frame: PaperFrame, facts: DossierFacts): LegalPaper {
  const say = providerDossierWords[frame.language]
  return legalPaper(frame, {
    kind: "provider-dossier",
    version: providerDossierVersion,
    title: say.title,
    about: facts.provider,
    sections: [
      stateOf(frame, facts),
      ...(facts.ownHouse
        ? []
        : [answersOf(frame, facts), checklistOf(frame, facts), evidenceOf(frame, facts)]),
    ],
    signers: facts.ownHouse ? [frame.issuer.name, say.officerSigns] : say.signers,
    limits: say.limits,
    facts,
  })
}

function stateOf({ language }: PaperFrame, facts: DossierFacts): Section {
  const say = providerDossierWords[language]
  const { signature, contradictions, review } = facts
  const gaps = facts.answers.flatMap(({ gap }) => gap ?? [])
  const answered = facts.answers.filter(({ answer }) => answer !== null).length
  const signed = signature === null ? say.unsigned : signature.isInForce ? say.inForce : say.ended
  const usable = gaps.length === 0 && signature?.isInForce === true
  return {
    title: say.state,
    parts: [
      warning(
        facts.ownHouse && usable ? say.ownHouse : usable ? say.usable : say.unusable(gaps.length, signed),
      ),
      ...(facts.ownHouse ? [] : [text(say.answered(answered, facts.answers.length))]),
      ...(gaps.length === 0 ? [] : [points(gaps)]),
      named([
        [say.signature, signed],
        ...(signature === null
          ? []
          : ([
              [say.version, String(signature.version)],
              [say.signedAt, signature.signedAt],
              [say.validUntil, signature.validUntil],
              [say.hash, signature.hash],
            ] as const)),
        [
          say.review,
          review === null ? say.noReview : say.reviewed(review.isPositive, review.on, review.until),
        ],
      ]),
      ...contradictions.map(({ label, stated, answered: said }) =>
        text(say.contradiction(label, stated, said)),
      ),
    ],
  }
}

function answersOf({ language }: PaperFrame, { answers }: DossierFacts): Section {
  const say = providerDossierWords[language]
  return {
    title: say.answers,
    parts: [
      text(say.star),
      grid(
        [5, 5],
        say.head,
        answers.map(({ label, answer, ofArticle }) => [
          `${label}${ofArticle ? " *" : ""}`,
          answer ?? say.unanswered,
        ]),
      ),
    ],
  }
}

function checklistOf({ language }: PaperFrame, { checklist }: DossierFacts): Section {
  const say = providerDossierWords[language]
  const rows = checklist.map(({ label, reference }) => [label, reference ?? say.noReference])
  return { title: say.checklist, parts: [grid([7, 3], say.checklistHead, rows)] }
}

function evidenceOf({ language }: PaperFrame, { evidence }: DossierFacts): Section {
  const say = providerDossierWords[language]
  const rows = evidence.map(({ label, sha256 }) => [label, sha256])
  return {
    title: say.evidence,
    parts: [
      text(rows.length === 0 ? say.noEvidence : say.evidenceText),
      ...(rows.length === 0 ? [] : [grid([3, 7], say.evidenceHead, rows)]),
    ],
  }
}
