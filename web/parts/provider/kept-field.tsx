/** Fields that show what is typed and hand on only what is an answer: a country's code, a number, a list. */
import { useState } from "react"
import { countriesIn } from "../../session/profile-draft.ts"
import { countIn, listIn } from "../../session/provider-form.ts"
import { useWords } from "../../words/words.tsx"
import { CountryField } from "../country-field.tsx"
import { TextField } from "../field.tsx"

interface KeptProps<Value> {
  readonly label: string
  readonly value: Value | null
  readonly onAnswer: (value: Value | null) => void
  readonly hint?: string
  readonly error: string | null
}

export function KeptCountry({ label, value, onAnswer, error }: KeptProps<string>) {
  const [typed, setTyped] = useState(value ?? "")
  return (
    <CountryField
      label={label}
      value={typed}
      error={error}
      onChange={(code) => {
        setTyped(code)
        onAnswer(/^[A-Z]{2}$/u.test(code) ? code : null)
      }}
    />
  )
}

export function KeptCountries(props: KeptProps<readonly string[]>) {
  const { setup } = useWords()
  return <Kept {...props} hint={setup.countriesHint} show={showList} read={countriesIn} />
}

export function KeptList(props: KeptProps<readonly string[]>) {
  return <Kept {...props} show={showList} read={listIn} />
}

export function KeptNumber(props: KeptProps<number>) {
  return <Kept {...props} show={String} read={countIn} />
}

const showList = (items: readonly string[]): string => items.join(", ")

interface Reading<Value> {
  readonly show: (value: Value) => string
  readonly read: (text: string) => Value | null
}

function Kept<Value>({ label, value, onAnswer, hint, error, show, read }: KeptProps<Value> & Reading<Value>) {
  const [typed, setTyped] = useState(value === null ? "" : show(value))
  return (
    <TextField
      label={label}
      value={typed}
      hint={hint}
      error={error}
      onChange={(text) => {
        setTyped(text)
        onAnswer(read(text))
      }}
    />
  )
}
