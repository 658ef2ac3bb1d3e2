/** Finds a patient by typing, or adds one; nothing chosen means that only a code will travel. */
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import type { PatientId } from "@zahnwolke/core/records/id"
import { useState } from "react"
import { Button as AriaButton } from "react-aria-components/Button"
import { ComboBox } from "react-aria-components/ComboBox"
import { Input } from "react-aria-components/Input"
import { Label } from "react-aria-components/Label"
import { ListBox, ListBoxItem } from "react-aria-components/ListBox"
import { Popover } from "react-aria-components/Popover"
import { useFormats, useWords } from "../words/words.tsx"
import { AddPatient } from "./add-patient.tsx"
import { Button } from "./button.tsx"
import { Icon } from "./icon.tsx"

interface PatientPickerProps {
  readonly patients: readonly PatientView[]
  readonly value: PatientId | null
  readonly onChange: (patient: PatientId | null) => void
  /** What stands there while nobody is chosen. */
  readonly nobody: string
}

const nameOf = ({ family, given }: PatientView): string => [family, given].filter(Boolean).join(", ")

/** More than a list can be read through; typing narrows it. */
const mostShown = 50

function patientsLike(patients: readonly PatientView[], text: string): readonly PatientView[] {
  const sought = text.trim().toLowerCase()
  return patients.filter((patient) => nameOf(patient).toLowerCase().includes(sought))
}

export function PatientPicker({ patients, value, onChange, nobody }: PatientPickerProps) {
  const { newOrder } = useWords()
  const chosen = patients.find(({ patient }) => patient === value) ?? null
  const [text, setText] = useState(chosen === null ? "" : nameOf(chosen))
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState(value)
  // Chosen elsewhere on the screen: the field follows, and keeps what is being typed while nobody is chosen.
  if (value !== shown) {
    setShown(value)
    if (chosen !== null) setText(nameOf(chosen))
  }
  const narrowed = chosen !== null && text === nameOf(chosen) ? patients : patientsLike(patients, text)
  const choose = (patient: PatientView | null): void => {
    setText(patient === null ? "" : nameOf(patient))
    onChange(patient?.patient ?? null)
  }
  return (
    <div className="stack-tight" id="patient">
      <ComboBox
        className="field"
        menuTrigger="focus"
        allowsEmptyCollection
        inputValue={text}
        onInputChange={(typed) => {
          setText(typed)
          if (typed === "") onChange(null)
        }}
        value={value}
        onChange={(key) => choose(patients.find(({ patient }) => patient === key) ?? null)}
        items={narrowed.slice(0, mostShown).map((patient) => ({ id: patient.patient, ...patient }))}
      >
        <Label className="field-label">{newOrder.patient}</Label>
        <span className="combo">
          <Input className="input" placeholder={nobody} />
          <AriaButton className="icon-button">
            <Icon name="forward" small />
          </AriaButton>
        </span>
        <PatientOptions />
      </ComboBox>
      <div>
        <Button look="plain" icon="plus" onPress={() => setAdding(true)}>
          {newOrder.addPatient}
        </Button>
      </div>
      {adding && (
        <AddPatient
          family={chosen === null ? text : ""}
          onClose={() => setAdding(false)}
          onAdded={(patient) => {
            setAdding(false)
            choose(patient)
          }}
        />
      )}
    </div>
  )
}

function PatientOptions() {
  const { newOrder } = useWords()
  const formats = useFormats()
  return (
    <Popover className="popover">
      <ListBox
        className="options"
        renderEmptyState={() => <p className="option soft">{newOrder.noPatientFound}</p>}
      >
        {(patient: PatientView) => (
          <ListBoxItem className="option" id={patient.patient} textValue={nameOf(patient)}>
            {nameOf(patient)}
            {patient.birthDate !== null && (
              <span className="soft small"> {formats.day(patient.birthDate)}</span>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
