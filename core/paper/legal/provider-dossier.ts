/** The file of a provider (Art. 28(1) GDPR): every question with its answer, what is missing, and why it cannot be used yet. */
import { grid, legalPaper, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"
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

export interface DossierFacts {
  readonly provider: string
  readonly answers: readonly DossierAnswer[]
}

export const providerDossierVersion = "2026-11"

export function providerDossier(frame: PaperFrame, facts: DossierFacts): LegalPaper {
  const say = providerDossierWords[frame.language]
  const gaps = facts.answers.flatMap(({ gap }) => gap ?? [])
  const answered = facts.answers.filter(({ answer }) => answer !== null).length
  return legalPaper(frame, {
    kind: "provider-dossier",
    version: providerDossierVersion,
    title: say.title,
    about: facts.provider,
    sections: [
      {
        title: say.state,
        parts: [
          warning(gaps.length === 0 ? say.usable : say.unusable(gaps.length)),
          text(say.answered(answered, facts.answers.length)),
          ...(gaps.length === 0 ? [] : [points(gaps)]),
        ],
      },
      {
        title: say.answers,
        parts: [
          text(say.star),
          grid(
            [5, 5],
            say.head,
            facts.answers.map(({ label, answer, ofArticle }) => [
              `${label}${ofArticle ? " *" : ""}`,
              answer ?? say.unanswered,
            ]),
          ),
        ],
      },
    ],
    signers: say.signers,
    limits: say.limits,
    facts,
  })
}
