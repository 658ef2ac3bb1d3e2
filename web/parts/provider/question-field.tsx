/** One question to a provider with the control that its answer needs. */
import { isChoiceQuestion, questionChoices } from "@zahnwolke/core/records/question-choices"
import type { Asked, ChoiceQuestion } from "../../session/provider-form.ts"
import { useVoice, useWords } from "../../words/words.tsx"
import { Segments } from "../choice.tsx"
import { TextField } from "../field.tsx"
import { FieldError, useLabel, YesNo } from "./answer.tsx"
import type { AnswerProps } from "./answer.tsx"
import { ContractPart } from "./contract-part.tsx"
import { KeptCountries, KeptCountry, KeptList, KeptNumber } from "./kept-field.tsx"
import { OnwardPart, SubProcessorsPart } from "./named-firms.tsx"
import { ReportPart } from "./report-part.tsx"

type Typed = Extract<Asked, { control: "text" | "day" | "country" | "countries" | "list" | "number" }>

const typed: readonly Asked["control"][] = ["text", "day", "country", "countries", "list", "number"]
const isTyped = (asked: Asked): asked is Typed => typed.includes(asked.control)

export function QuestionField({ asked, ...props }: AnswerProps & { readonly asked: Asked }) {
  const labelOf = useLabel()
  const label = labelOf(asked.question)
  if (isTyped(asked)) return <TypedField {...props} asked={asked} label={label} />
  switch (asked.control) {
    case "yes-no":
      return (
        <YesNo
          label={label}
          error={props.errorOf(asked.question)}
          value={props.answers[asked.question]}
          onAnswer={(yes) => props.set(asked.question, yes)}
        />
      )
    case "choice":
      return <ChoiceOf {...props} question={asked.question} label={label} />
    case "parent":
      return <ParentPart {...props} label={label} />
    case "contract":
      return <ContractPart {...props} />
    case "report":
      return <ReportPart {...props} />
    case "onward":
      return <OnwardPart {...props} label={label} />
    case "sub-processors":
      return <SubProcessorsPart {...props} label={label} />
  }
}

interface TypedFieldProps extends AnswerProps {
  readonly asked: Typed
  readonly label: string
}

function TypedField({ asked, answers, set, errorOf, label }: TypedFieldProps) {
  const { provider: words } = useWords()
  const shared = { label, error: errorOf(asked.question) }
  switch (asked.control) {
    case "text":
    case "day":
      return (
        <TextField
          {...shared}
          type={asked.control === "day" ? "date" : "text"}
          value={answers[asked.question] ?? ""}
          onChange={(text) => set(asked.question, text === "" ? null : text.slice(0, 200))}
        />
      )
    case "country":
      return (
        <KeptCountry
          {...shared}
          value={answers[asked.question]}
          onAnswer={(code) => set(asked.question, code)}
        />
      )
    case "countries":
      return (
        <KeptCountries
          {...shared}
          value={answers[asked.question]}
          onAnswer={(codes) => set(asked.question, codes)}
        />
      )
    case "list":
      return (
        <KeptList
          {...shared}
          hint={words.listHint}
          value={answers[asked.question]}
          onAnswer={(items) => set(asked.question, items)}
        />
      )
    case "number":
      return (
        <KeptNumber
          {...shared}
          value={answers[asked.question]}
          onAnswer={(count) => set(asked.question, count)}
        />
      )
  }
}

interface ChoiceOfProps extends AnswerProps {
  readonly question: ChoiceQuestion
  readonly label: string
}

function ChoiceOf({ answers, set, errorOf, question, label }: ChoiceOfProps) {
  const { language } = useVoice()
  if (!isChoiceQuestion(question)) return null
  const options = Object.entries(questionChoices[question]).map(([value, text]) => ({
    value,
    text: text[language],
  }))
  return (
    <div className="field">
      <Segments
        label={label}
        value={answers[question]}
        options={options}
        onChange={(said) => setChoice(question, said, set)}
      />
      <FieldError error={errorOf(question)} />
    </div>
  )
}

/** The segment that was pressed is one of the question's own words. */
function setChoice(question: ChoiceQuestion, said: string, set: AnswerProps["set"]): void {
  const pick = <Word extends string>(choices: Readonly<Record<Word, unknown>>): Word | null => {
    const isWord = (text: string): text is Word => Object.hasOwn(choices, text)
    return isWord(said) ? said : null
  }
  switch (question) {
    case "secrecyUndertaking":
      return set(question, pick(questionChoices[question]))
    case "keyCustody":
      return set(question, pick(questionChoices[question]))
    case "transferBasis":
      return set(question, pick(questionChoices[question]))
    case "assessmentResult":
      return set(question, pick(questionChoices[question]))
  }
}

/** "" says that there is no parent company; null, that nobody answered. */
function ParentPart({ answers, set, errorOf, label }: AnswerProps & { readonly label: string }) {
  const { provider: words } = useWords()
  const labelOf = useLabel()
  const { parentCompany } = answers
  const has = parentCompany === null ? null : parentCompany !== ""
  return (
    <>
      <YesNo
        label={words.hasParent}
        value={has}
        error={has === true ? null : errorOf("parentCountry")}
        onAnswer={(yes) => {
          set("parentCompany", yes ? words.unnamed : "")
          if (!yes) set("parentCountry", null)
        }}
      />
      {has === true && (
        <div className="fields">
          <TextField
            label={labelOf("parentCompany")}
            value={parentCompany ?? ""}
            onChange={(text) => set("parentCompany", text === "" ? words.unnamed : text.slice(0, 200))}
          />
          <KeptCountry
            label={label}
            value={answers.parentCountry}
            error={errorOf("parentCountry")}
            onAnswer={(code) => set("parentCountry", code)}
          />
        </div>
      )}
    </>
  )
}
