/** Shade, dates and the rest of the form; what is rarely needed is folded away. */
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import { mayEndBefore } from "../../session/order-draft.ts"
import type { OrderDraft } from "../../session/order-draft.ts"
import { useMe } from "../../session/use-session.tsx"
import { isoDay } from "../../words/formats.ts"
import { useWords } from "../../words/words.tsx"
import { Segments, Tick } from "../choice.tsx"
import { TextArea, TextField } from "../field.tsx"
import { Icon } from "../icon.tsx"

/** VITA classical first, then the gaps of 3D-Master that are used most. */
const shades =
  "A1 A2 A3 A3,5 A4 B1 B2 B3 B4 C1 C2 C3 C4 D2 D3 D4 1M1 1M2 2L1,5 2M1 2M2 2M3 2R1,5 3M1 3M2 3M3".split(" ")

interface DetailsProps {
  readonly recipient: OrganisationRole | null
  readonly draft: OrderDraft
  readonly onChange: (draft: OrderDraft) => void
}

export function Details({ recipient, draft, onChange }: DetailsProps) {
  const { newOrder } = useWords()
  const set = (change: Partial<OrderDraft>): void => onChange({ ...draft, ...change })
  return (
    <div className="stack">
      {recipient !== "practice" && <MadeWhen draft={draft} set={set} />}
      <div id="prescriber">
        <TextField
          label={newOrder.prescriber}
          value={draft.prescriber}
          onChange={(prescriber) => set({ prescriber })}
        />
      </div>
      <TextArea
        label={newOrder.instructions(recipient)}
        hint={newOrder.instructionsHint}
        value={draft.instructions}
        onChange={(instructions) => set({ instructions })}
      />
      {recipient !== "practice" && <MoreDetails draft={draft} onChange={onChange} />}
    </div>
  )
}

interface MadeWhenProps {
  readonly draft: OrderDraft
  readonly set: (change: Partial<OrderDraft>) => void
}

/** Of a thing that is made: in which shade, and by when. */
function MadeWhen({ draft, set }: MadeWhenProps) {
  const { newOrder } = useWords()
  const { knobs } = useMe()
  return (
    <div className="fields">
      <TextField
        label={newOrder.shade}
        hint={newOrder.shadeHint}
        value={draft.shade}
        onChange={(shade) => set({ shade })}
        suggestions={shades}
      />
      <div id="due-on">
        <TextField
          label={newOrder.dueBack("practice")}
          type="date"
          min={isoDay(Date.now())}
          value={draft.dueOn}
          onChange={(dueOn) => set({ dueOn })}
        />
        {mayEndBefore(draft.dueOn, knobs.parcelTtlDays, Date.now()) && (
          <p className="field-hint">{newOrder.endsBefore(knobs.parcelTtlDays)}</p>
        )}
      </div>
      <TextField
        label={newOrder.appointmentOn}
        type="date"
        min={isoDay(Date.now())}
        value={draft.appointmentOn}
        onChange={(appointmentOn) => set({ appointmentOn })}
      />
    </div>
  )
}

function MoreDetails({ draft, onChange }: Omit<DetailsProps, "recipient">) {
  const { newOrder, terms } = useWords()
  const set = (change: Partial<OrderDraft>): void => onChange({ ...draft, ...change })
  return (
    <details className="more">
      <summary>
        <Icon name="forward" small />
        {newOrder.details}
      </summary>
      <div className="stack">
        <Segments
          label={newOrder.kind}
          value={draft.kind}
          options={(["new", "remake", "repair"] as const).map((kind) => ({
            value: kind,
            text: terms.orderKinds[kind],
          }))}
          onChange={(kind) => set({ kind })}
        />
        <Tick checked={draft.statutory} onChange={(statutory) => set({ statutory })}>
          {newOrder.statutory}
        </Tick>
      </div>
    </details>
  )
}
