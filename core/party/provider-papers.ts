/** The file of whoever runs the server: what it says of itself, and every question that nobody has answered yet. */
import { providerDossier } from "../paper/legal/provider-dossier.ts"
import type { DossierAnswer } from "../paper/legal/provider-dossier.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { law } from "../policy/law.ts"
import { blockingGaps } from "../policy/provider.ts"
import { questionLabels } from "../records/question-labels.ts"
import { articleQuestions, unanswered } from "../records/questionnaire.ts"
import type { Question, Questionnaire } from "../records/questionnaire.ts"
import { countryIn } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"

/** That nothing can be read there follows from the program; all else only the provider can say. */
function known({ frame, host }: PaperFacts): Questionnaire {
  const { pools } = frame.server
  return {
    ...unanswered,
    legalName: host,
    storageCountries: pools.length === 0 ? null : [...new Set(pools.map(({ country }) => country.code))],
    endToEnd: true,
    keyCustody: "practice",
  }
}

export function hostDossier(facts: PaperFacts): LegalPaper {
  const answers = known(facts)
  const gaps = blockingGaps(answers, { cloud: facts.host !== facts.own.name, tax: false }, law, facts.today)
  const isQuestion = (text: string): text is Question => Object.hasOwn(questionLabels, text)
  const rows = Object.keys(questionLabels)
    .filter(isQuestion)
    .map((question): DossierAnswer => ({
      question,
      label: questionLabels[question][facts.language],
      answer: answerText(answers, question, facts),
      ofArticle: articleQuestions.includes(question),
      gap: gaps.find((gap) => gap.question === question)?.sentence[facts.language] ?? null,
    }))
  return providerDossier(facts.frame, { provider: facts.frame.server.operator, answers: rows })
}

function answerText(answers: Questionnaire, question: Question, { language }: PaperFacts): string | null {
  const value = answers[question]
  if (value === null) return null
  if (question === "storageCountries") {
    return (answers.storageCountries ?? []).map((code) => countryIn(code, language).name).join(", ")
  }
  if (question === "keyCustody") return language === "de" ? "Praxis und Partner" : "practice and partners"
  if (typeof value === "boolean") return language === "de" ? (value ? "ja" : "nein") : value ? "yes" : "no"
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value)
}
