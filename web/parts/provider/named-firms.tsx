/** Firms behind the provider: to whom it passes on, and who processes for it; "none" is an answer, an empty list is not. */
import type { SubProcessor } from "@zahnwolke/core/records/processing-contract"
import { useWords } from "../../words/words.tsx"
import { Button, IconButton } from "../button.tsx"
import { TextField } from "../field.tsx"
import { KeptCountry } from "./kept-field.tsx"
import { FieldError, YesNo } from "./answer.tsx"
import type { AnswerProps } from "./answer.tsx"

interface FirmsProps<Firm> {
  readonly label: string
  readonly firms: readonly Firm[] | null
  readonly error: string | null
  readonly empty: Firm
  readonly onChange: (firms: readonly Firm[]) => void
  readonly row: (firm: Firm, change: (part: Partial<Firm>) => void) => React.ReactNode
}

function Firms<Firm>({ label, firms, error, empty, onChange, row }: FirmsProps<Firm>) {
  const { provider: words } = useWords()
  return (
    <div className="stack-tight">
      <YesNo
        label={label}
        value={firms === null ? null : firms.length > 0}
        error={null}
        onAnswer={(yes) => onChange(yes ? [empty] : [])}
      />
      {(firms ?? []).map((firm, at) => (
        <div className="row onward" key={at}>
          {row(firm, (part) =>
            onChange((firms ?? []).map((one, index) => (index === at ? { ...one, ...part } : one))),
          )}
          <IconButton
            icon="trash"
            label={words.firmRemove}
            onPress={() => onChange((firms ?? []).filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {firms !== null && firms.length > 0 && (
        <div>
          <Button icon="plus" onPress={() => onChange([...firms, empty])}>
            {words.firmAdd}
          </Button>
        </div>
      )}
      <FieldError error={error} />
    </div>
  )
}

const short = (text: string): string => text.slice(0, 200)
/** Until a country is named it is one that nobody stated, and blocks. */
const unstated = "??"

export function OnwardPart({ answers, set, errorOf, label }: AnswerProps & { readonly label: string }) {
  const { provider: words } = useWords()
  return (
    <Firms
      label={label}
      firms={answers.onwardRecipients}
      error={errorOf("onwardRecipients")}
      empty={{ name: "", country: unstated }}
      onChange={(firms) => set("onwardRecipients", firms)}
      row={({ name, country }, change) => (
        <>
          <TextField label={words.firmName} value={name} onChange={(text) => change({ name: short(text) })} />
          <KeptCountry
            label={words.firmCountry}
            value={country === unstated ? null : country}
            error={null}
            onAnswer={(code) => change({ country: code ?? unstated })}
          />
        </>
      )}
    />
  )
}

export function SubProcessorsPart({
  answers,
  set,
  errorOf,
  label,
}: AnswerProps & { readonly label: string }) {
  const { provider: words } = useWords()
  const empty: SubProcessor = { name: "", address: "", country: unstated, task: "", since: Date.now() }
  return (
    <Firms
      label={label}
      firms={answers.subProcessors}
      error={errorOf("subProcessors")}
      empty={empty}
      onChange={(firms) => set("subProcessors", firms)}
      row={({ name, address, country, task }, change) => (
        <>
          <TextField label={words.firmName} value={name} onChange={(text) => change({ name: short(text) })} />
          <TextField
            label={words.firmAddress}
            value={address}
            onChange={(text) => change({ address: short(text) })}
          />
          <KeptCountry
            label={words.firmCountry}
            value={country === unstated ? null : country}
            error={null}
            onAnswer={(code) => change({ country: code ?? unstated })}
          />
          <TextField label={words.firmTask} value={task} onChange={(text) => change({ task: short(text) })} />
        </>
      )}
    />
  )
}
