/** The end of every dialog in which something is signed: by whom, what was refused, and the two ways out. */
import { useMe } from "../session/use-session.tsx"
import type { Deed } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Refused } from "./note.tsx"

interface SignFootProps {
  readonly deed: Deed
  /** What the button says. */
  readonly text: string
  /** Why it may not be signed yet; null where it may. */
  readonly locked: string | null
  readonly onSign: () => void
  readonly onClose: () => void
}

export function SignFoot({ deed, locked, onClose, onSign, text }: SignFootProps) {
  const { app, attest } = useWords()
  const me = useMe()
  return (
    <>
      <p className="soft small">{attest.signedAs(me.name)}</p>
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="primary" icon="pen" busy={deed.busy} locked={locked} onPress={onSign}>
          {text}
        </Button>
      </div>
    </>
  )
}
