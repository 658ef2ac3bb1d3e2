/** The second thought before somebody loses access. */
import type { Answer } from "@zahnwolke/core/party/views"
import { useDeed, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { Refused } from "../note.tsx"

interface TakeAwayProps {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly said: string
  readonly deed: () => Promise<Answer<null>>
  readonly onClose: () => void
}

export function TakeAway({ title, text, action, said, deed: work, onClose }: TakeAwayProps) {
  const { app } = useWords()
  const session = useSession()
  const deed = useDeed()
  const run = (): Promise<void> =>
    deed.run(work, () => {
      session.changed("members")
      session.note(said)
      onClose()
    })
  return (
    <Dialog title={title} onClose={onClose} grave>
      <p>{text}</p>
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="danger" busy={deed.busy} onPress={() => void run()}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
