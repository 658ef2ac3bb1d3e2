/** The printed kit opens everything again after every device was lost. */
import { useState } from "react"
import { guessDeviceName } from "../device/device-name.ts"
import { Button } from "../parts/button.tsx"
import { TextArea, TextField } from "../parts/field.tsx"
import { FirstPassphrase } from "../parts/first-passphrase.tsx"
import { Refused } from "../parts/note.tsx"
import { Page } from "../parts/page.tsx"
import { ScanCode } from "../parts/scan-code.tsx"
import { useDeed, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

export function Recover() {
  const { entry, app } = useWords()
  const [passphrase, setPassphrase] = useState<string | null>(null)
  if (passphrase !== null) return <FirstPassphrase passphrase={passphrase} />
  return (
    <Page title={entry.recoverTitle} lead={entry.recoverLead} back={{ to: "/", text: app.back }} narrow>
      <KitForm onRecovered={setPassphrase} />
    </Page>
  )
}

function KitForm({ onRecovered }: { readonly onRecovered: (passphrase: string) => void }) {
  const { entry } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [kit, setKit] = useState("")
  const [ownerName, setOwnerName] = useState("")
  const [loginName, setLoginName] = useState("")
  const [deviceName, setDeviceName] = useState(guessDeviceName)
  const count = wordsIn(kit).length

  const recover = async (): Promise<void> => {
    const kitWords = wordsIn(kit).join(" ")
    await deed.run(
      () => party.recover({ kitWords, ownerName, loginName, deviceName }),
      (done) => onRecovered(done.passphrase),
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void recover()
      }}
    >
      <TextArea
        label={entry.kitWords}
        hint={kit === "" ? entry.kitWordsHint : entry.kitWordsCount(count)}
        value={kit}
        onChange={setKit}
      />
      <div className="row">
        <ScanCode onCode={setKit} />
      </div>
      <TextField label={entry.ownerName} value={ownerName} onChange={setOwnerName} required />
      <TextField
        label={entry.loginName}
        value={loginName}
        onChange={setLoginName}
        autoComplete="username"
        required
      />
      <TextField label={entry.deviceName} value={deviceName} onChange={setDeviceName} required />
      <Refused refusal={deed.refusal} />
      <Button
        submit
        look="primary"
        wide
        busy={deed.busy}
        locked={count === 24 ? null : entry.kitWordsCount(count)}
      >
        {entry.recover2}
      </Button>
    </form>
  )
}
