/** Chosen files go on to a milling centre the practice named: an order of its own that knows neither practice nor code. */
import type { OrderDetail, PartnerView } from "@zahnwolke/core/party/views"
import type { ObjectId } from "@zahnwolke/core/records/id"
import { materials } from "@zahnwolke/core/records/order"
import type { Material } from "@zahnwolke/core/records/order"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { orKept } from "../../session/or-kept.ts"
import { useAnswer, useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { workingDaysAfter } from "../../words/formats.ts"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Tick } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { SelectField, TextArea, TextField } from "../field.tsx"
import { Note, Refused } from "../note.tsx"
import { Loading } from "../page.tsx"

interface PassOnDialogProps {
  readonly detail: OrderDetail
  readonly onClose: () => void
}

export function PassOnDialog({ detail, onClose }: PassOnDialogProps) {
  const { order: words } = useWords()
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.partners(), "partners", ["partners"])
  const mills = value?.filter(({ organisation }) => detail.mayPassTo.includes(organisation)) ?? null
  const [first] = mills ?? []
  return (
    <Dialog title={words.passTitle} onClose={onClose}>
      <p className="soft">{words.passText}</p>
      <Refused refusal={refusal} />
      {mills === null && refusal === null && <Loading />}
      {mills !== null && first === undefined && <Note>{words.passNone}</Note>}
      {mills !== null && first !== undefined && (
        <PassOnForm detail={detail} mills={mills} first={first} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface PassOnFormProps extends PassOnDialogProps {
  readonly mills: readonly PartnerView[]
  readonly first: PartnerView
}

function PassOnForm({ detail, mills, first, onClose }: PassOnFormProps) {
  const { order: words, newOrder, terms, app } = useWords()
  const formats = useFormats()
  const party = useParty()
  const session = useSession()
  const navigate = useNavigate()
  const deed = useDeed()
  /** Scans and photographs stay between practice and laboratory. */
  const files = detail.files.filter(({ superseded, content }) => !superseded && content === "design")
  const [to, setTo] = useState(first.organisation)
  const [chosen, setChosen] = useState<readonly ObjectId[]>(() => files.map(({ object }) => object))
  const [material, setMaterial] = useState<Material>(detail.form.units[0]?.material ?? "zirconia")
  const [dueOn, setDueOn] = useState(workingDaysAfter(Date.now(), 3))
  const [instructions, setInstructions] = useState("")
  const locked = chosen.length === 0 ? words.passFilesMissing : null
  const send = (): Promise<void> =>
    deed.run(
      () =>
        party
          .passOn({
            order: detail.order,
            to,
            objects: chosen,
            form: {
              ...detail.form,
              units: detail.form.units.map((unit) => ({ ...unit, material })),
              dueOn: dueOn === "" ? null : dueOn,
              appointmentOn: null,
              instructions: instructions.trim(),
              /** A milling centre learns neither practice nor patient (spec: who can see what). */
              patientCode: "",
              patientName: null,
              prescriber: "",
            },
          })
          .then(orKept),
      async (sent) => {
        session.changed("orders")
        onClose()
        if (sent === "kept") return
        session.note(words.did["pass-on"])
        await navigate({ to: "/auftraege/$order", params: { order: sent.order } })
      },
    )
  return (
    <>
      <SelectField<string>
        label={words.passTo}
        value={to}
        options={mills.map(({ organisation, profile }) => ({
          value: organisation,
          text: `${profile.name}, ${formats.country(profile.places.seat)}`,
        }))}
        onChange={(value) =>
          setTo(mills.find(({ organisation }) => organisation === value)?.organisation ?? to)
        }
      />
      <fieldset>
        <legend className="field-label">{words.passFiles}</legend>
        {files.length === 0 && <p className="soft">{words.passNoDesign}</p>}
        {files.map(({ object, role, name }) => (
          <Tick
            key={object}
            checked={chosen.includes(object)}
            onChange={(on) =>
              setChosen(on ? [...chosen, object] : chosen.filter((other) => other !== object))
            }
          >
            {terms.attachmentRoles[role]} <span className="soft digits">{name}</span>
          </Tick>
        ))}
      </fieldset>
      <div className="fields">
        <SelectField
          label={words.passMaterial}
          value={material}
          options={materials.map((one) => ({ value: one, text: terms.materials[one] }))}
          onChange={setMaterial}
        />
        <TextField label={newOrder.dueOnMill} type="date" value={dueOn} onChange={setDueOn} />
      </div>
      <TextArea
        label={words.passInstructions}
        hint={words.writeHint}
        value={instructions}
        onChange={setInstructions}
      />
      <Refused refusal={deed.refusal} />
      {locked !== null && <p className="soft small">{locked}</p>}
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="primary" icon="send" busy={deed.busy} locked={locked} onPress={() => void send()}>
          {words.passSend}
        </Button>
      </div>
    </>
  )
}
