/** Fields with their label, hint and error tied together. */
import { useId } from "react"
import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react"
import { Icon } from "./icon.tsx"

interface Base {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
}

interface Ties {
  readonly id: string
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": true | undefined
}

interface FrameProps {
  readonly field: Omit<Base, "value" | "onChange">
  readonly labelSeen?: boolean
  readonly children: (ties: Ties) => ReactNode
}

function Frame({ field, labelSeen = true, children }: FrameProps) {
  const id = useId()
  const error = field.error ?? null
  const said = [field.hint === undefined ? "" : `${id}-hint`, error === null ? "" : `${id}-error`].filter(
    Boolean,
  )
  return (
    <div className="field">
      <label className={labelSeen ? "field-label" : "unseen"} htmlFor={id}>
        {field.label}
      </label>
      {children({
        id,
        "aria-describedby": said.length === 0 ? undefined : said.join(" "),
        "aria-invalid": error === null ? undefined : true,
      })}
      {field.hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {error !== null && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

interface TextFieldProps extends Base {
  readonly type?: "text" | "email" | "tel" | "date" | "datetime-local" | "password"
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly placeholder?: string
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly min?: string
  readonly max?: string
  readonly suggestions?: readonly string[]
}

export function TextField({ label, value, onChange, hint, error, suggestions, ...input }: TextFieldProps) {
  const listId = useId()
  return (
    <Frame field={{ label, hint, error }}>
      {(ties) => (
        <>
          <input
            {...ties}
            {...input}
            className="input"
            value={value}
            list={suggestions === undefined ? undefined : listId}
            spellCheck={false}
            maxLength={300}
            onChange={(event) => onChange(event.target.value)}
          />
          {suggestions !== undefined && (
            <datalist id={listId}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Frame>
  )
}

interface TextAreaProps extends Base {
  readonly placeholder?: string
}

export function TextArea({ label, value, onChange, hint, error, placeholder }: TextAreaProps) {
  return (
    <Frame field={{ label, hint, error }}>
      {(ties) => (
        <textarea
          {...ties}
          className="input"
          value={value}
          placeholder={placeholder}
          maxLength={4000}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Frame>
  )
}

interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChange: (value: Value) => void
  readonly hint?: string | undefined
  readonly error?: string | null
  readonly labelSeen?: boolean
}

/** The browser's own list: on a phone nothing is easier to use. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, error, options, labelSeen = true } = props
  return (
    <Frame field={{ label, hint, error }} labelSeen={labelSeen}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          value={props.value}
          onChange={(event) => {
            const chosen = options.find(({ value }) => value === event.target.value)
            if (chosen !== undefined) props.onChange(chosen.value)
          }}
        >
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Frame>
  )
}

interface SearchProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function SearchField({ label, value, onChange }: SearchProps) {
  return (
    <div className="search">
      <Icon name="search" />
      <input
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
