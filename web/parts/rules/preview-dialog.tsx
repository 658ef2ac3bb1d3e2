/** Before other settings are signed: what they would change, and whose signature they need. */
import type { SettingsPreview, SettingsView } from "@zahnwolke/core/party/settings-views"
import type { ReasonView } from "@zahnwolke/core/party/verdict-views"
import type { Knobs } from "@zahnwolke/core/policy/knobs"
import type { ReactNode } from "react"
import { changedKnobs } from "../../session/knob-draft.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Button, LinkButton } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { Reasons } from "../new-order/gate.tsx"
import { Note, Refused } from "../note.tsx"
import { useKnobValue } from "./knob-field.tsx"

interface PreviewDialogProps {
  readonly settings: SettingsView
  readonly wanted: Knobs
  readonly preview: SettingsPreview
  readonly onClose: () => void
  readonly onDone: () => void
}

export function PreviewDialog(props: PreviewDialogProps) {
  const { settings: words } = useWords()
  const { onClose, preview, settings, wanted } = props
  return (
    <Dialog title={words.previewTitle} onClose={onClose} width="wide">
      <Changes before={settings.knobs} after={wanted} preview={preview} />
      <Effects preview={preview} />
      <Signing {...props} />
    </Dialog>
  )
}

interface ChangesProps {
  readonly before: Knobs
  readonly after: Knobs
  readonly preview: SettingsPreview
}

function Changes({ before, after, preview }: ChangesProps) {
  const { settings: words } = useWords()
  const valueOf = useKnobValue()
  return (
    <ul className="lines">
      {changedKnobs(before, after).map((name) => (
        <li className="line" key={name}>
          <span className="line-text">
            <span className="line-title">{words.knobs[name].name}</span>
            <span className="small tick-text">
              {words.fromTo(valueOf(name, before), valueOf(name, after))}
            </span>
          </span>
          {preview.lowered.includes(name) && <Badge tone="warning">{words.looser}</Badge>}
        </li>
      ))}
    </ul>
  )
}

function Effects({ preview }: { readonly preview: SettingsPreview }) {
  const { settings: words, organisation } = useWords()
  const { consents, hosts, orders, partners } = preview
  const count = partners.length + orders.length + hosts.length + consents.ending + consents.reviving
  if (count === 0) return <Note>{words.nothingElse}</Note>
  return (
    <div className="stack">
      {partners.length > 0 && (
        <Group title={words.partnersTitle}>
          {partners.map((one) => (
            <Shift key={one.organisation} name={one.name} shift={one} />
          ))}
        </Group>
      )}
      {orders.length > 0 && (
        <Group title={words.ordersTitle} text={words.ordersText}>
          {orders.map((one) => (
            <Shift key={one.order} name={words.orderCalled(one.number)} shift={one} />
          ))}
        </Group>
      )}
      {hosts.length > 0 && (
        <Group title={words.hostsTitle}>
          {hosts.map(({ name, receivesBefore, receivesAfter }) => (
            <li key={name}>
              {organisation.hostPlace(name)}:{" "}
              {words.fromTo(
                words.receives[receivesBefore ? "yes" : "no"],
                words.receives[receivesAfter ? "yes" : "no"],
              )}
            </li>
          ))}
        </Group>
      )}
      {consents.ending + consents.reviving > 0 && (
        <Group title={words.consentsTitle}>
          {consents.ending > 0 && <li>{words.ending(consents.ending)}</li>}
          {consents.reviving > 0 && <li>{words.reviving(consents.reviving)}</li>}
        </Group>
      )}
    </div>
  )
}

interface GroupProps {
  readonly title: string
  readonly text?: string
  readonly children: ReactNode
}

export function Group({ title, text, children }: GroupProps) {
  return (
    <section className="stack-tight" aria-label={title}>
      <h3>{title}</h3>
      {text !== undefined && <p className="soft small">{text}</p>}
      <ul className="gate-reasons">{children}</ul>
    </section>
  )
}

interface ShiftProps {
  readonly name: string
  readonly shift: SettingsPreview["partners"][number] | SettingsPreview["orders"][number]
}

export function Shift({ name, shift }: ShiftProps) {
  const { settings: words } = useWords()
  const { added, after, before, gone } = shift
  const isSame = before === after
  return (
    <li>
      <strong>{name}</strong>:{" "}
      {isSame ? words.still[after] : words.fromTo(words.verdicts[before], words.verdicts[after])}
      {isSame && gone.length > 0 && <Named name={words.gone} reasons={gone} />}
      {after !== "permit" && added.length > 0 && (
        <Named name={isSame ? words.added : words.why} reasons={added} />
      )}
    </li>
  )
}

function Named({ name, reasons }: { readonly name: string; readonly reasons: readonly ReasonView[] }) {
  return (
    <>
      <p className="soft small">{name}</p>
      <Reasons reasons={reasons} />
    </>
  )
}

function Signing({ settings, wanted, preview, onClose, onDone }: PreviewDialogProps) {
  const { settings: words, app } = useWords()
  const me = useMe()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [officer] = settings.officers
  const mustPropose = preview.lowered.length > 0 && me.role !== "data-protection-officer"
  const act = (said: string, ask: () => ReturnType<typeof party.changeSettings>): Promise<void> =>
    deed.run(ask, async () => {
      await session.refresh()
      session.changed("status")
      session.note(said)
      onDone()
    })
  return (
    <>
      {mustPropose && <Note mood="warning">{words.needsOfficer}</Note>}
      {mustPropose && officer === undefined && <Note>{words.noOfficer}</Note>}
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        {!mustPropose && (
          <Button
            look="primary"
            icon="pen"
            busy={deed.busy}
            onPress={() => void act(words.signedNow, () => party.changeSettings(wanted))}
          >
            {words.sign}
          </Button>
        )}
        {mustPropose && officer !== undefined && (
          <Button
            look="primary"
            busy={deed.busy}
            onPress={() => void act(words.proposed, () => party.proposeSettings(wanted))}
          >
            {words.propose(officer)}
          </Button>
        )}
        {mustPropose && officer === undefined && (
          <LinkButton to="/organisation" look="primary">
            {words.inviteOfficer}
          </LinkButton>
        )}
      </div>
    </>
  )
}
