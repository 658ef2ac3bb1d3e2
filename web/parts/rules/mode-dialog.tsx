/** Before a mode is signed: the very words that are signed, until when they hold, and what they change for each partner. */
import type { ModePreview } from "@zahnwolke/core/party/settings-views"
import { maySetMode } from "@zahnwolke/core/records/organisation"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useVoice, useWords } from "../../words/words.tsx"
import { Button, LinkButton } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { Note, Refused } from "../note.tsx"
import { Loading } from "../page.tsx"
import { Group, Shift } from "./preview-dialog.tsx"
import { SignFoot } from "../sign-foot.tsx"

interface ModeDialogProps {
  readonly mode: "strict" | "statutory"
  readonly onClose: () => void
}

export function ModeDialog({ mode, onClose }: ModeDialogProps) {
  const { settings: words } = useWords()
  const party = useParty()
  const me = useMe()
  const { refusal, value } = useAnswer(() => party.previewMode(mode), `mode ${mode}`, ["partners"])
  return (
    <Dialog title={words.modeTitles[mode]} onClose={onClose} width="wide">
      <Refused refusal={refusal} />
      {value === null && refusal === null && <Loading />}
      {value !== null && <Declared mode={mode} preview={value} />}
      {maySetMode(me.role, mode) ? (
        <Sign mode={mode} ready={value !== null} onClose={onClose} />
      ) : (
        <OfficerNeeded onClose={onClose} />
      )}
    </Dialog>
  )
}

interface DeclaredProps {
  readonly mode: ModeDialogProps["mode"]
  readonly preview: ModePreview
}

/** German is what is signed, whatever the screen speaks. */
function Declared({ mode, preview: { declaration, partners, until } }: DeclaredProps) {
  const { settings: words } = useWords()
  const { formats } = useVoice()
  return (
    <>
      <blockquote className="note" lang="de">
        {declaration}
      </blockquote>
      <p className="soft small">{words.modeSigned[mode]}</p>
      {mode === "statutory" && <p>{words.modeUntil(formats.date(until))}</p>}
      {partners.length === 0 ? (
        <Note>{words.modeNothing}</Note>
      ) : (
        <Group title={words.modePartners}>
          {partners.map((one) => (
            <Shift key={one.organisation} name={one.name} shift={one} />
          ))}
        </Group>
      )}
    </>
  )
}

interface SignProps extends ModeDialogProps {
  /** Nobody signs what is not on the screen yet. */
  readonly ready: boolean
}

function Sign({ mode, onClose, ready }: SignProps) {
  const { newOrder, organisation, settings: words } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const sign = (): Promise<void> =>
    deed.run(
      () => party.setPolicyMode(mode),
      async () => {
        await session.refresh()
        session.changed("status")
        session.note(organisation.policyChanged)
        onClose()
      },
    )
  return (
    <>
      <SignFoot
        deed={deed}
        locked={ready ? null : newOrder.checking}
        text={words.sign}
        onSign={() => void sign()}
        onClose={onClose}
      />
    </>
  )
}

function OfficerNeeded({ onClose }: { readonly onClose: () => void }) {
  const { app, organisation, settings: words } = useWords()
  return (
    <>
      <Note mood="warning">{organisation.policyOnly}</Note>
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <LinkButton to="/organisation" look="primary">
          {words.inviteOfficer}
        </LinkButton>
      </div>
    </>
  )
}
