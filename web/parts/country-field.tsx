/** A country by name; those of the trade first, any other by its code. */
import type { CountryCode } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useFormats, useWords } from "../words/words.tsx"
import { SelectField, TextField } from "./field.tsx"

const near = [
  "DE",
  "AT",
  "CH",
  "BE",
  "CZ",
  "DK",
  "ES",
  "FR",
  "HU",
  "IT",
  "LU",
  "NL",
  "PL",
  "PT",
  "SE",
] as const

interface CountryFieldProps {
  readonly label: string
  readonly value: CountryCode
  readonly onChange: (code: CountryCode) => void
  readonly error?: string | null
}

export function CountryField({ label, value, onChange, error = null }: CountryFieldProps) {
  const { setup } = useWords()
  const formats = useFormats()
  const [other, setOther] = useState(value !== "" && !near.some((code) => code === value))
  if (other) {
    return (
      <TextField
        label={label}
        hint={setup.countryCode}
        value={value}
        error={/^(?:[A-Z]{2})?$/u.test(value) ? error : setup.countriesWrong}
        onChange={(code) => onChange(code.toUpperCase().slice(0, 2))}
      />
    )
  }
  return (
    <SelectField<string>
      label={label}
      value={value}
      error={error}
      options={[
        ...(value === "" ? [{ value: "", text: setup.countryChoose }] : []),
        ...near.map((code) => ({ value: code, text: formats.country(code) })),
        { value: "other", text: setup.countryOther },
      ]}
      onChange={(code) => {
        if (code !== "other") return onChange(code)
        onChange("")
        setOther(true)
      }}
    />
  )
}
