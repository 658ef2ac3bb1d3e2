/** One setting: what it changes, what it may be, what was shipped, and its value of today. */
import { knobLimits, strictKnobs } from "@zahnwolke/core/policy/knobs"
import type { Knobs } from "@zahnwolke/core/policy/knobs"
import type { KnobName } from "../../session/knob-draft.ts"
import { useFormats, useWords } from "../../words/words.tsx"
import { SelectField, TextField } from "../field.tsx"

/** A value in the words of the screen. */
export function useKnobValue(): (name: KnobName, knobs: Knobs) => string {
  const { settings } = useWords()
  const formats = useFormats()
  return (name, knobs) => {
    const { unit = "", values } = settings.knobs[name]
    const value = knobs[name]
    if (typeof value === "boolean") return values[value ? "yes" : "no"] ?? ""
    if (typeof value === "number") return `${value} ${unit}`
    if (typeof value === "string") return values[value] ?? value
    return value.length === 0 ? settings.none : formats.list(value.map(formats.country))
  }
}

interface KnobFieldProps {
  readonly name: KnobName
  readonly text: string
  /** What holds now, whatever stands in the field. */
  readonly today: Knobs
  readonly wrong: boolean
  /** Null for whoever may only read. */
  readonly onChange: ((text: string) => void) | null
}

export function KnobField({ name, text, today, wrong, onChange }: KnobFieldProps) {
  const { settings } = useWords()
  const valueOf = useKnobValue()
  const words = settings.knobs[name]
  return (
    <div className="stack-tight" data-setting={name}>
      {onChange === null ? (
        <p className="field-label">{words.name}</p>
      ) : (
        <Control name={name} text={text} wrong={wrong} onChange={onChange} />
      )}
      <p className="soft small">{words.changes}</p>
      <p className="soft small">
        {settings.today}: {valueOf(name, today)} · {settings.default}: {valueOf(name, strictKnobs)}
        <Limits name={name} />
      </p>
    </div>
  )
}

/** A list to choose from shows its limits itself. */
function Limits({ name }: { readonly name: KnobName }) {
  const { settings } = useWords()
  const limit = knobLimits[name]
  switch (limit.kind) {
    case "within":
      return ` · ${settings.limits}: ${settings.between(limit.least, limit.most, settings.knobs[name].unit ?? "")}`
    case "countries":
      return ` · ${settings.limits}: ${settings.stricterOnly}`
    case "one-of":
    case "yes-or-no":
      return null
  }
}

interface ControlProps {
  readonly name: KnobName
  readonly text: string
  readonly wrong: boolean
  readonly onChange: (text: string) => void
}

function Control({ name, text, wrong, onChange }: ControlProps) {
  const { settings, setup } = useWords()
  const { name: label, unit = "", values } = settings.knobs[name]
  const limit = knobLimits[name]
  switch (limit.kind) {
    case "one-of":
    case "yes-or-no":
      return (
        <SelectField<string>
          label={label}
          value={text}
          options={(limit.kind === "one-of" ? limit.values : ["yes", "no"]).map((value) => ({
            value,
            text: values[value] ?? value,
          }))}
          onChange={onChange}
        />
      )
    case "within":
      return (
        <TextField
          label={`${label} (${unit})`}
          value={text}
          onChange={onChange}
          error={wrong ? settings.wrongNumber(settings.between(limit.least, limit.most, unit)) : null}
        />
      )
    case "countries":
      return (
        <TextField
          label={label}
          hint={settings.codes}
          value={text}
          onChange={onChange}
          error={wrong ? setup.countriesWrong : null}
        />
      )
  }
}
