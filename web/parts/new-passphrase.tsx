/** A passphrase that is shown once: nothing goes on before the person says it is written down. */
import { useState } from "react"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Tick } from "./choice.tsx"

interface NewPassphraseProps {
  readonly passphrase: string
  readonly onNoted: () => void
}

export function NewPassphrase({ passphrase, onNoted }: NewPassphraseProps) {
  const { entry, setup, app } = useWords()
  const [noted, setNoted] = useState(false)
  return (
    <div className="stack">
      <p>{entry.newPassphraseText}</p>
      <p className="secret" data-secret="passphrase">
        {passphrase}
      </p>
      <Tick checked={noted} onChange={setNoted}>
        {entry.noted}
      </Tick>
      <Button look="primary" wide locked={noted ? null : setup.finishLocked.passphrase} onPress={onNoted}>
        {app.next}
      </Button>
    </div>
  )
}
