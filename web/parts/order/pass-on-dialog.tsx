/** Chosen files go on to a milling centre the practice named: an order of its own that knows neither practice nor code. */
import type { Party } from "@zahnwolke/core/party/party"
import type { FileView, OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { PassOnView } from "@zahnwolke/core/party/passing-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { ObjectId, OrganisationId } from "@zahnwolke/core/records/id"
import { materials } from "@zahnwolke/core/records/order"
import type { Material } from "@zahnwolke/core/records/order"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { orKept } from "../../session/or-kept.ts"
import { useAnswer, useDeed, useParty, useSession } from "../../session/use-session.tsx"
import type { Asked } from "../../session/use-session.tsx"
import { workingDaysAfter } from "../../words/formats.ts"
import { useFormats, useWords } from "../../words/words.tsx"
import type { Words } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Tick } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { SelectField, TextArea, TextField } from "../field.tsx"
import { Note, Refused } from "../note.tsx"
import { Loading } from "../page.tsx"
import { PassOnVerdict, usePassOn } from "./pass-on-verdict.tsx"

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

interface PassOn {
  readonly to: OrganisationId
  readonly objects: readonly ObjectId[]
  readonly material: Material
  readonly dueOn: string
  readonly instructions: string
}

function PassOnForm({ detail, mills, first, onClose }: PassOnFormProps) {
  const { order: words, app, newOrder } = useWords()
  const party = useParty()
  const session = useSession()
  const navigate = useNavigate()
  const deed = useDeed()
  /** Scans and photographs stay between practice and laboratory. */
  const files = detail.files.filter(({ superseded, content }) => !superseded && content === "design")
  const [wish, setWish] = useState<PassOn>(() => ({
    to: first.organisation,
    objects: files.map(({ object }) => object),
    material: detail.form.units[0]?.material ?? "zirconia",
    dueOn: workingDaysAfter(Date.now(), 3),
    instructions: "",
  }))
  const question = { ...passedOn(detail, wish), order: detail.order }
  const asked = usePassOn(question)
  const locked = lockedBy(wish, asked, words, newOrder.checking)
  const send = (): Promise<void> =>
    deed.run(
      () => party.passOn(question).then(orKept),
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
      <PassOnFields mills={mills} files={files} wish={wish} onChange={setWish} />
      <PassOnVerdict
        question={question}
        asked={asked}
        onAskPractice={() => {
          onClose()
          // The dialog gives the focus back to its button first.
          setTimeout(() => document.querySelector<HTMLElement>("#write")?.focus(), 0)
        }}
      />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="primary" icon="send" busy={deed.busy} locked={locked} onPress={() => void send()}>
          {words.passSend}
        </Button>
      </div>
    </>
  )
}

/** Null where it may go. */
function lockedBy(
  { objects }: PassOn,
  { value }: Asked<PassOnView | null>,
  words: Words["order"],
  checking: string,
): string | null {
  if (objects.length === 0) return words.passFilesMissing
  if (value === null) return checking
  return value.verdict.kind === "permit" ? null : words.passVerdicts[value.verdict.kind]
}

/** A milling centre learns neither practice nor patient (spec: who can see what). */
function passedOn({ form }: OrderDetail, wish: PassOn): Omit<Parameters<Party["passOn"]>[0], "order"> {
  const { to, objects, material, dueOn, instructions } = wish
  return {
    to,
    objects,
    form: {
      ...form,
      units: form.units.map((unit) => ({ ...unit, material })),
      dueOn: dueOn === "" ? null : dueOn,
      appointmentOn: null,
      instructions: instructions.trim(),
      patientCode: "",
      patientName: null,
      prescriber: "",
    },
  }
}

interface PassOnFieldsProps {
  readonly mills: readonly PartnerView[]
  readonly files: readonly FileView[]
  readonly wish: PassOn
  readonly onChange: (wish: PassOn) => void
}

function PassOnFields({ mills, files, wish, onChange }: PassOnFieldsProps) {
  const { order: words, newOrder, terms } = useWords()
  const formats = useFormats()
  const set = (change: Partial<PassOn>): void => onChange({ ...wish, ...change })
  const choose = (object: ObjectId, on: boolean): void =>
    set({ objects: on ? [...wish.objects, object] : wish.objects.filter((other) => other !== object) })
  return (
    <>
      <SelectField<string>
        label={words.passTo}
        value={wish.to}
        options={mills.map(({ organisation, profile }) => ({
          value: organisation,
          text: `${profile.name}, ${formats.country(profile.places.seat)}`,
        }))}
        onChange={(value) =>
          set({ to: mills.find(({ organisation }) => organisation === value)?.organisation ?? wish.to })
        }
      />
      <fieldset>
        <legend className="field-label">{words.passFiles}</legend>
        {files.length === 0 && <p className="soft">{words.passNoDesign}</p>}
        {files.map(({ object, role, name }) => (
          <Tick key={object} checked={wish.objects.includes(object)} onChange={(on) => choose(object, on)}>
            {terms.attachmentRoles[role]} <span className="soft digits">{name}</span>
          </Tick>
        ))}
      </fieldset>
      <div className="fields">
        <SelectField
          label={words.passMaterial}
          value={wish.material}
          options={materials.map((one) => ({ value: one, text: terms.materials[one] }))}
          onChange={(material) => set({ material })}
        />
        <TextField
          label={newOrder.dueBack("laboratory")}
          type="date"
          value={wish.dueOn}
          onChange={(dueOn) => set({ dueOn })}
        />
      </div>
      <TextArea
        label={words.passInstructions}
        hint={words.writeHint}
        value={wish.instructions}
        onChange={(instructions) => set({ instructions })}
      />
    </>
  )
}
