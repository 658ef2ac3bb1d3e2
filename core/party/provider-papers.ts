/** The file of whoever runs a place, as a document: what was signed, what the server says against it, and what is still open. */
import { contradictions } from "../disclosure/contradiction.ts"
import { hostName, isOwnHouse, placesOf, useOf } from "../disclosure/hosting-facts.ts"
import type { StatedPlace } from "../disclosure/hosting-facts.ts"
import { providerDossier } from "../paper/legal/provider-dossier.ts"
import type { DossierAnswer, DossierFacts } from "../paper/legal/provider-dossier.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import type { Language } from "../paper/pdf.ts"
import { blockingGaps } from "../policy/provider.ts"
import { clauseLabels, englishClauseLabels, processingClauses } from "../records/processing-contract.ts"
import { questionLabels } from "../records/question-labels.ts"
import { articleQuestions } from "../records/questionnaire.ts"
import type { Questionnaire } from "../records/questionnaire.ts"
import { done, no } from "./answers.ts"
import { ownAttestations } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import { isPrivateOnly, ownProviders } from "./hosting.ts"
import { countryIn } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"
import { answerText, questions } from "./provider-answers.ts"
import { knownAnswers } from "./provider-file.ts"
import type { Signed } from "./signed.ts"
import type { Answer } from "./views.ts"

/** Whoever runs the server first, then of each store, each once. */
export const hostsIn = ({ server }: PaperFacts): readonly string[] => [
  ...new Set(placesOf(server).map(({ operator }) => hostName(operator))),
]

/** Without a name, of whoever runs the server. */
export async function hostDossier(
  desk: Desk,
  facts: PaperFacts,
  about: string | null,
): Promise<Answer<LegalPaper>> {
  const host = about ?? hostsIn(facts)[0] ?? ""
  const places = placesOf(facts.server).filter(({ operator }) => hostName(operator) === host)
  const [first] = places
  if (first === undefined) return no("provider-unknown")
  const files = await ownProviders(desk)
  if (!files.ok) return files
  const file = files.value.find(({ body }) => body.host === host) ?? null
  const [review] = (await ownAttestations(desk, [host])).filter(({ kind }) => kind === "dpo-review")
  return done(
    providerDossier(facts.frame, {
      ...contentOf(facts, places, file, await isPrivateOnly(desk)),
      provider: isOwnHouse(file?.body ?? null) ? facts.own.name : facts.operatorName(first.operator),
      signature: file && signatureOf(file, desk.parts.now(), facts.language),
      review:
        review === undefined
          ? null
          : {
              on: momentIn(review.at, facts.language),
              until: momentIn(review.validUntil, facts.language),
              isPositive: review.result === "positive",
            },
    }),
  )
}

const momentIn = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    dateStyle: "medium",
    timeZone: "Europe/Berlin",
  }).format(at)

const signatureOf = ({ body, hash }: Signed<"provider">, now: number, language: Language) => ({
  version: body.version,
  signedAt: momentIn(body.at, language),
  validUntil: momentIn(body.validUntil, language),
  isInForce: body.validFrom <= now && now < body.validUntil,
  hash,
})

type Content = Omit<DossierFacts, "provider" | "signature" | "review">

function contentOf(
  facts: PaperFacts,
  places: readonly StatedPlace[],
  file: Signed<"provider"> | null,
  privateOnly: boolean,
): Content {
  const { language } = facts
  const ownHouse = isOwnHouse(file?.body ?? null)
  const answers = file?.body.answers ?? knownAnswers(places[0]?.operator ?? "self", places)
  const labels = language === "de" ? clauseLabels : englishClauseLabels
  const named = (text: string): string => (/^[A-Z]{2}$/u.test(text) ? countryIn(text, language).name : text)
  return {
    ownHouse,
    answers: ownHouse ? [] : answersIn(facts, places, answers, file, privateOnly),
    checklist: ownHouse
      ? []
      : processingClauses.map((clause) => ({
          label: labels[clause],
          reference: answers.contract?.clauses.find((one) => one.clause === clause)?.reference ?? null,
        })),
    evidence: (file?.body.evidence ?? []).map(({ question, sha256 }) => ({
      label: questionLabels[question][language],
      sha256,
    })),
    contradictions: ownHouse
      ? []
      : places.flatMap((place) =>
          contradictions(place, answers).map(({ question, stated, answered }) => ({
            label: questionLabels[question][language],
            stated: named(stated),
            answered: answered.map(named).join(", "),
          })),
        ),
  }
}

function answersIn(
  { language, law, today }: PaperFacts,
  places: readonly StatedPlace[],
  answers: Questionnaire,
  file: Signed<"provider"> | null,
  privateOnly: boolean,
): readonly DossierAnswer[] {
  const deployment = file?.body ?? { deployment: "hosted" as const }
  const gaps = places.flatMap((place) =>
    blockingGaps(answers, useOf(deployment, place, privateOnly), law, today),
  )
  return questions.map((question) => ({
    question,
    label: questionLabels[question][language],
    answer: answerText(answers, question, language),
    ofArticle: articleQuestions.includes(question),
    gap: gaps.find((gap) => gap.question === question)?.sentence[language] ?? null,
  }))
}
