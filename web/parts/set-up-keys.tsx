/** The last step: passphrase written down, kit printed and proven with four words, a passkey offered. */
import type { FoundResult } from "@zahnwolke/core/party/status-views"
import { useState } from "react"
import type { ReactNode } from "react"
import { useWords } from "../words/words.tsx"
import { AddPasskey } from "./add-passkey.tsx"
import { Button } from "./button.tsx"
import { Tick } from "./choice.tsx"
import { Icon } from "./icon.tsx"
import { KitTask } from "./kit-task.tsx"

interface SetUpKeysProps {
  readonly founded: FoundResult
  readonly onDone: () => void
}

export function SetUpKeys({ founded, onDone }: SetUpKeysProps) {
  const { setup } = useWords()
  const [noted, setNoted] = useState(false)
  const [proven, setProven] = useState(false)
  const [passkey, setPasskey] = useState(false)
  const locked = noted ? (proven ? null : setup.finishLocked.kit) : setup.finishLocked.passphrase
  return (
    <div>
      <Task number={1} title={setup.passphraseTitle} text={setup.passphraseText} done={noted}>
        <p className="secret" data-secret="passphrase">
          {founded.passphrase}
        </p>
        <Tick checked={noted} onChange={setNoted}>
          {setup.passphraseNoted}
        </Tick>
      </Task>
      <Task number={2} title={setup.kitTitle} text={setup.kitText} done={proven}>
        {proven ? <p>{setup.kitConfirmed}</p> : <KitTask {...founded} onProven={() => setProven(true)} />}
      </Task>
      <Task number={3} title={setup.passkeyTitle} text={setup.passkeyText} done={passkey}>
        {passkey ? <p>{setup.passkeyAdded}</p> : <AddPasskey role="owner" onAdded={() => setPasskey(true)} />}
      </Task>
      <div className="stack-tight task-end">
        <Button look="primary" wide locked={locked} onPress={onDone}>
          {passkey ? setup.finish : setup.passkeyLater}
        </Button>
        {locked !== null && <p className="soft">{locked}</p>}
      </div>
    </div>
  )
}

interface TaskProps {
  readonly number: number
  readonly title: string
  readonly text: string
  readonly done: boolean
  readonly children: ReactNode
}

function Task({ number, title, text, done, children }: TaskProps) {
  return (
    <section className="task">
      <span className="task-mark" data-done={done} aria-hidden="true">
        {done ? <Icon name="check" small /> : number}
      </span>
      <div className="stack">
        <div>
          <h2>{title}</h2>
          <p className="soft">{text}</p>
        </div>
        {children}
      </div>
    </section>
  )
}
