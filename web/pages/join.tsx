/** A new member of an organisation, by a colleague's link. */
import { useLocation } from "@tanstack/react-router"
import { useState } from "react"
import { guessDeviceName } from "../device/device-name.ts"
import { Button } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { FirstPassphrase } from "../parts/first-passphrase.tsx"
import { Refused } from "../parts/note.tsx"
import { Page } from "../parts/page.tsx"
import { useDeed, useSession } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function Join() {
  const { entry, setup } = useWords()
  const session = useSession()
  const { href } = useLocation()
  const deed = useDeed()
  const [loginName, setLoginName] = useState("")
  const [deviceName, setDeviceName] = useState(guessDeviceName)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const join = async (): Promise<void> => {
    const link = `${location.origin}/#${href}`
    await deed.run(
      () => session.party.joinAsMember({ link, loginName, deviceName }),
      (done) => setPassphrase(done.passphrase),
    )
  }
  if (passphrase !== null) return <FirstPassphrase passphrase={passphrase} />
  return (
    <Page title={entry.joinTitle} lead={entry.joinLead} narrow>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void join()
        }}
      >
        <TextField
          label={setup.loginName}
          hint={setup.loginNameHint}
          value={loginName}
          onChange={setLoginName}
          autoComplete="username"
          required
        />
        <TextField label={entry.deviceName} value={deviceName} onChange={setDeviceName} required />
        <Refused refusal={deed.refusal} />
        <Button submit look="primary" busy={deed.busy} wide>
          {entry.join}
        </Button>
      </form>
    </Page>
  )
}
