/** What this side keeps by law although the order is erased: the classes with their day, ticked by a person. */
import type { KeptView } from "@zahnwolke/core/party/erasure-views"
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { KeptRecord } from "@zahnwolke/core/records/kept"
import { useState } from "react"
import { useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Tick } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"

export const chosenIn = ({ keeping }: OrderDetail): readonly KeptRecord[] =>
  keeping.flatMap(({ record, chosen }) => (chosen ? [record] : []))

interface KeepTicksProps {
  readonly detail: OrderDetail
  readonly kept: readonly KeptRecord[]
  readonly onChange: (kept: readonly KeptRecord[]) => void
}

export function KeepTicks({ detail, kept, onChange }: KeepTicksProps) {
  const { retention: words } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  if (detail.keeping.length === 0) return null
  const toggle = (record: KeptRecord, checked: boolean): void =>
    onChange(
      detail.keeping
        .map((one) => one.record)
        .filter((one) => (one === record ? checked : kept.includes(one))),
    )
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">{words.keepTitle}</legend>
      <p className="soft small">{words.keepText}</p>
      {detail.keeping.map(({ record, name, law, until }) => (
        <Tick
          key={record}
          checked={kept.includes(record)}
          onChange={(checked) => toggle(record, checked)}
          hint={words.keepUntil(formats.day(until), law)}
        >
          {name[language]}
        </Tick>
      ))}
    </fieldset>
  )
}

export function KeptLine({ kept: { grounded, law, name, until } }: { readonly kept: KeptView }) {
  const { retention: words } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  const day = formats.day(until)
  return (
    <span className="field-hint tick-text">
      {grounded ? words.kept(name[language], day, law) : words.keptUngrounded(name[language], day)}
    </span>
  )
}

/** The other side may end the order at any time: what is kept is settled before. */
export function KeepingPart({ detail }: { readonly detail: OrderDetail }) {
  const { retention: words } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const chosen = detail.keeping.filter((one) => one.chosen)
  return (
    <Section title={words.keepTitle}>
      {chosen.length === 0 && <p className="soft">{words.keepNothing}</p>}
      <ul className="lines">
        {chosen.map(({ record, name, law, until }) => (
          <li className="line" key={record}>
            <span className="line-text">
              {name[language]}
              <span className="field-hint">{words.keepUntil(formats.day(until), law)}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button onPress={() => setOpen(true)}>{words.keepChange}</Button>
      </div>
      {open && <KeepDialog detail={detail} onClose={() => setOpen(false)} />}
    </Section>
  )
}

interface KeepDialogProps {
  readonly detail: OrderDetail
  readonly onClose: () => void
}

function KeepDialog({ detail, onClose }: KeepDialogProps) {
  const { retention: words, app } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [kept, setKept] = useState(chosenIn(detail))
  const run = (): Promise<void> =>
    deed.run(
      () => party.keepFor({ order: detail.order, records: kept }),
      () => {
        session.changed("orders")
        session.note(words.keepDid)
        onClose()
      },
    )
  return (
    <Dialog title={words.keepTitle} onClose={onClose}>
      <KeepTicks detail={detail} kept={kept} onChange={setKept} />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="primary" busy={deed.busy} onPress={() => void run()}>
          {words.keepSave}
        </Button>
      </div>
    </Dialog>
  )
}
