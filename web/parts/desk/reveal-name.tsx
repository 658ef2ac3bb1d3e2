/** An officer sees a code; to see the name they say why, and that stands in the record. */
import type { ChainAbout } from "@zahnwolke/core/party/holder-views"
import { useState } from "react"
import { useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { TextArea } from "../field.tsx"
import { Note, Refused } from "../note.tsx"

export function RevealName({ about }: { readonly about: ChainAbout }) {
  const { register } = useWords()
  const { names: words } = register
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Note action={<Button onPress={() => setAsking(true)}>{words.reveal}</Button>}>{words.hidden}</Note>
      {asking && <AskWhy about={about} onClose={() => setAsking(false)} />}
    </>
  )
}

function AskWhy({ about, onClose }: { readonly about: ChainAbout; readonly onClose: () => void }) {
  const { register, app } = useWords()
  const { names: words } = register
  const party = useParty()
  const session = useSession()
  const [reason, setReason] = useState("")
  const deed = useDeed()
  const show = (): Promise<void> =>
    deed.run(
      () => party.revealName({ about, reason }),
      () => {
        session.changed("orders")
        onClose()
      },
    )
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className="soft">{words.text}</p>
      <TextArea label={words.reason} value={reason} onChange={setReason} />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button
          look="primary"
          busy={deed.busy}
          locked={reason.trim() === "" ? words.missing : null}
          onPress={() => void show()}
        >
          {words.reveal}
        </Button>
      </div>
    </Dialog>
  )
}
