/** The rules of the house: strict or statutory, every setting with what it changes, and what nobody can set. */
import type { SettingsPreview, SettingsView } from "@zahnwolke/core/party/settings-views"
import type { Knobs } from "@zahnwolke/core/policy/knobs"
import { useState } from "react"
import { Button } from "../parts/button.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { PolicyPart } from "../parts/organisation/policy.tsx"
import { Loading, Page, Section } from "../parts/page.tsx"
import { KnobField } from "../parts/rules/knob-field.tsx"
import { PreviewDialog } from "../parts/rules/preview-dialog.tsx"
import { changedKnobs, knobNames, readTexts, textsOf } from "../session/knob-draft.ts"
import { useAnswer, useDeed, useMe, useParty } from "../session/use-session.tsx"
import { useFormats, useWords } from "../words/words.tsx"

export function Rules() {
  const { settings: words, organisation } = useWords()
  const party = useParty()
  const settings = useAnswer(() => party.settings(), "settings", ["status"])
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back={{ to: "/organisation", text: organisation.title }}
      narrow
    >
      <PolicyPart />
      <Refused refusal={settings.refusal} />
      {settings.value === null && settings.refusal === null && <Loading />}
      {settings.value !== null && (
        // Newer settings begin a new form: nobody signs over what they did not see.
        <Settings key={settings.value.signed?.at ?? 0} settings={settings.value} onChanged={settings.again} />
      )}
      <Section title={words.fixedTitle}>
        <p className="soft">{words.fixedText}</p>
        <ul className="gate-reasons">
          {Object.entries(words.fixed).map(([rule, sentence]) => (
            <li key={rule}>{sentence}</li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

interface SettingsProps {
  readonly settings: SettingsView
  readonly onChanged: () => void
}

function Settings({ settings, onChanged }: SettingsProps) {
  const { settings: words } = useWords()
  const me = useMe()
  const [texts, setTexts] = useState(() => textsOf(settings.knobs))
  const [looked, setLooked] = useState<{ wanted: Knobs; preview: SettingsPreview } | null>(null)
  const party = useParty()
  const deed = useDeed()
  /** The dialog opens with its answer: nothing jumps under the finger. */
  const look = (wanted: Knobs): Promise<void> =>
    deed.run(
      () => party.previewSettings(wanted),
      (preview) => setLooked({ wanted, preview }),
    )
  const { knobs, wrong } = readTexts(texts)
  const may = me.role === "owner" || me.role === "data-protection-officer"
  return (
    <Section title={words.knobsTitle}>
      <Standing settings={settings} onOpen={may ? (wanted) => void look(wanted) : null} />
      <div className="stack">
        {knobNames.map((name) => (
          <KnobField
            key={name}
            name={name}
            text={texts[name]}
            today={settings.knobs}
            wrong={wrong.includes(name)}
            onChange={may ? (text) => setTexts({ ...texts, [name]: text }) : null}
          />
        ))}
      </div>
      {may && (
        <Press
          changed={changedKnobs(settings.knobs, knobs).length}
          isWrong={wrong.length > 0}
          busy={deed.busy}
          onLook={() => void look(knobs)}
          onDiscard={() => setTexts(textsOf(settings.knobs))}
        />
      )}
      {deed.busy && <p role="status">{words.previewing}</p>}
      <Refused refusal={deed.refusal} />
      {looked !== null && (
        <PreviewDialog
          settings={settings}
          {...looked}
          onClose={() => setLooked(null)}
          onDone={() => {
            setLooked(null)
            onChanged()
          }}
        />
      )}
    </Section>
  )
}

interface StandingProps {
  readonly settings: SettingsView
  /** Null for whoever may only read. */
  readonly onOpen: ((knobs: Knobs) => void) | null
}

/** Who may change it, who did last, and what waits for a signature. */
function Standing({ settings: { proposal, signed }, onOpen }: StandingProps) {
  const { settings: words } = useWords()
  const formats = useFormats()
  const me = useMe()
  const who = { owner: words.who.owner, "data-protection-officer": words.who.officer }
  return (
    <>
      <p className="soft">
        {me.role === "owner" || me.role === "data-protection-officer" ? who[me.role] : words.who.others}
      </p>
      <p className="soft small">
        {signed === null ? words.shipped : words.signed(formats.moment(signed.at), signed.by)}
      </p>
      {proposal !== null && (
        <Note
          mood="warning"
          action={
            onOpen !== null && <Button onPress={() => onOpen(proposal.knobs)}>{words.proposalOpen}</Button>
          }
        >
          {words.proposal(proposal.by, formats.moment(proposal.at))}
        </Note>
      )}
    </>
  )
}

interface PressProps {
  readonly changed: number
  readonly isWrong: boolean
  readonly busy: boolean
  readonly onLook: () => void
  readonly onDiscard: () => void
}

function Press({ changed, isWrong, busy, onLook, onDiscard }: PressProps) {
  const { settings: words } = useWords()
  const locked = isWrong ? words.wrong : changed === 0 ? words.changedNone : null
  return (
    <div className="row">
      <Button look="primary" busy={busy} locked={locked} onPress={onLook}>
        {words.changedSome(changed)}
      </Button>
      {(changed > 0 || isWrong) && <Button onPress={onDiscard}>{words.discard}</Button>}
    </div>
  )
}
