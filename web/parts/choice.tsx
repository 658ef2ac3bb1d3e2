/** One tick, one choice of several: the browser's own controls, large enough for a thumb. */
import { useId } from "react"
import type { ReactNode } from "react"

interface TickProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  readonly hint?: string | undefined
}

export function Tick({ checked, onChange, children, hint }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        <span className="tick-text">{children}</span>
        {hint !== undefined && <span className="field-hint">{hint}</span>}
      </span>
    </label>
  )
}

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly value: Value | null
  readonly options: readonly { readonly value: Value; readonly text: string; readonly hint?: string }[]
  readonly onChange: (value: Value) => void
  readonly labelSeen?: boolean
  readonly error?: string | null
}

function Unanswered({ error = null }: { readonly error?: string | null | undefined }) {
  return (
    error !== null && (
      <p className="field-error" role="alert">
        {error}
      </p>
    )
  )
}

/** Two to four short words beside each other. */
export function Segments<Value extends string>(props: ChoicesProps<Value>) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend className={props.labelSeen === false ? "unseen" : "field-label"}>{props.label}</legend>
      <span className="segments">
        {props.options.map(({ value, text }) => (
          <label className="segment" key={value}>
            <input
              type="radio"
              name={name}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <span>{text}</span>
          </label>
        ))}
      </span>
      <Unanswered error={props.error} />
    </fieldset>
  )
}

/** Choices that need a line each. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend className={props.labelSeen === false ? "unseen" : "field-label"}>{props.label}</legend>
      {props.options.map(({ value, text, hint }) => (
        <label className="choice" key={value}>
          <input
            type="radio"
            name={name}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          <span>
            {text}
            {hint !== undefined && <span className="field-hint tick-text">{hint}</span>}
          </span>
        </label>
      ))}
      <Unanswered error={props.error} />
    </fieldset>
  )
}
