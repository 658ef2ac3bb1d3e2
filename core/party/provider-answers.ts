/** A provider's answers in words, one line for each question: what is shown is what is signed and what is printed. */
import type { Language } from "../paper/pdf.ts"
import { coveredClauses, processingClauses } from "../records/processing-contract.ts"
import type { SignedContract } from "../records/processing-contract.ts"
import { countryQuestions, isChoiceQuestion, questionChoices } from "../records/question-choices.ts"
import { questionLabels } from "../records/question-labels.ts"
import type { CloudReport, Evidence, Question, Questionnaire } from "../records/questionnaire.ts"
import { countryIn } from "./paper-facts.ts"

const isQuestion = (text: string): text is Question => Object.hasOwn(questionLabels, text)

/** In the order of the specification. */
export const questions: readonly Question[] = Object.keys(questionLabels).filter(isQuestion)

const isOfCountry = (question: string): boolean => countryQuestions.some((one) => one === question)

/** Null where nobody answered. */
export function answerText(answers: Questionnaire, question: Question, language: Language): string | null {
  const named = (code: string): string => countryIn(code, language).name
  const value = answers[question]
  if (value === null) return null
  if (typeof value === "boolean") return language === "de" ? (value ? "ja" : "nein") : value ? "yes" : "no"
  if (typeof value === "number") return String(value)
  if (typeof value === "string") return wordFor(question, value, language)
  if ("kind" in value) return reportText(value, language)
  if ("clauses" in value) return contractText(value, language)
  const items = value.map((one) => {
    if (typeof one === "string") return isOfCountry(question) ? named(one) : one
    const more = "task" in one ? [one.address, named(one.country), one.task] : [named(one.country)]
    return `${one.name} (${more.join(", ")})`
  })
  return items.length === 0 ? (language === "de" ? "keine" : "none") : items.join(", ")
}

function wordFor(question: Question, value: string, language: Language): string {
  if (value === "") return language === "de" ? "keine" : "none"
  if (isOfCountry(question)) return countryIn(value, language).name
  if (!isChoiceQuestion(question)) return value
  const choices: Readonly<Record<string, { readonly de: string; readonly en: string }>> =
    questionChoices[question]
  return choices[value]?.[language] ?? value
}

function reportText(report: CloudReport, language: Language): string {
  switch (report.kind) {
    case "c5": {
      const { type, catalogue, periodFrom, periodTo, auditor, scope } = report
      const by = [auditor, scope].filter((part) => part.trim() !== "").join(", ")
      return language === "de"
        ? `C5:${catalogue} Typ ${type}, ${periodFrom} bis ${periodTo}, ${by}`
        : `C5:${catalogue} type ${type}, ${periodFrom} to ${periodTo}, ${by}`
    }
    case "equivalent": {
      const { standard, planDate, milestoneMonths, type1Months, type2Months } = report
      return language === "de"
        ? `${standard}, Plan vom ${planDate}, Monate bis Meilensteine/Typ 1/Typ 2: ${milestoneMonths}/${type1Months}/${type2Months}`
        : `${standard}, plan of ${planDate}, months to milestones/type 1/type 2: ${milestoneMonths}/${type1Months}/${type2Months}`
    }
  }
}

function contractText(contract: SignedContract, language: Language): string {
  const covered = coveredClauses(contract).length
  return language === "de"
    ? `Fassung ${contract.version}, unterschrieben am ${contract.signedOn}, ${covered} von ${processingClauses.length} Punkten mit Fundstelle`
    : `version ${contract.version}, signed on ${contract.signedOn}, ${covered} of ${processingClauses.length} points with their place`
}

/** The exact text whose hash is signed: every question, the checklist, the hashes of the papers. */
export function fileText(
  operator: string,
  answers: Questionnaire,
  evidence: readonly Evidence[],
  language: Language,
): string {
  const unsaid = language === "de" ? "nicht beantwortet" : "not answered"
  return [
    operator,
    ...questions.map(
      (question) =>
        `${questionLabels[question][language]}: ${answerText(answers, question, language) ?? unsaid}`,
    ),
    ...(answers.contract?.clauses ?? []).map(({ clause, reference }) => `${clause}: ${reference}`),
    ...evidence.map(({ question, sha256 }) => `${questionLabels[question][language]}: SHA-256 ${sha256}`),
  ].join("\n")
}
