/** What every question's control shares: its answer and how it is set, its label with its marks, yes or no, what is wrong. */
import { questionLabels } from "@zahnwolke/core/records/question-labels"
import type { Question, Questionnaire } from "@zahnwolke/core/records/questionnaire"
import { isBlocking, isOfArticle } from "../../session/provider-form.ts"
import { useVoice, useWords } from "../../words/words.tsx"
import { Segments } from "../choice.tsx"

export interface AnswerProps {
  readonly answers: Questionnaire
  readonly set: <Key extends Question>(question: Key, value: Questionnaire[Key]) => void
  /** What is wrong with the answer; null while nobody answered and nobody tried to sign. */
  readonly errorOf: (question: Question) => string | null
}

/** A star for what the founding article asks already, a bar for what blocks. */
export function useLabel(): (question: Question) => string {
  const { language } = useVoice()
  return (question) =>
    [questionLabels[question][language], isOfArticle(question) ? "★" : "", isBlocking(question) ? "■" : ""]
      .filter(Boolean)
      .join(" ")
}

interface YesNoProps {
  readonly label: string
  readonly value: boolean | null
  readonly onAnswer: (yes: boolean) => void
  readonly error: string | null
}

export function YesNo({ label, value, onAnswer, error }: YesNoProps) {
  const { provider: words } = useWords()
  return (
    <div className="field">
      <Segments<"yes" | "no">
        label={label}
        value={value === null ? null : value ? "yes" : "no"}
        options={[
          { value: "yes", text: words.yes },
          { value: "no", text: words.no },
        ]}
        onChange={(said) => onAnswer(said === "yes")}
      />
      <FieldError error={error} />
    </div>
  )
}

export function FieldError({ error }: { readonly error: string | null }) {
  if (error === null) return null
  return (
    <p className="field-error" role="alert">
      {error}
    </p>
  )
}
