/** A second device of somebody who is already here: the code comes from the device that is open. */
import { useNavigate, useParams } from "@tanstack/react-router"
import { useState } from "react"
import { guessDeviceName } from "../device/device-name.ts"
import { Button } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { Refused } from "../parts/note.tsx"
import { Page } from "../parts/page.tsx"
import { ScanCode } from "../parts/scan-code.tsx"
import { useDeed, useSession } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

/** The QR code holds a link of this app; the code stands in it. */
function codeIn(text: string): string {
  return /#\/geraet\/([\w-]+)/u.exec(text)?.[1] ?? text.trim()
}

export function Pair() {
  const { entry, app } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const { code: linked } = useParams({ from: "/geraet/{-$code}" })
  const deed = useDeed()
  const [code, setCode] = useState(linked ?? "")
  const [deviceName, setDeviceName] = useState(guessDeviceName)
  const pair = async (): Promise<void> => {
    await deed.run(
      () => session.party.finishPairing({ code: codeIn(code), deviceName }),
      async () => {
        await session.refresh()
        await navigate({ to: "/" })
      },
    )
  }
  return (
    <Page title={entry.pairTitle} lead={entry.pairLead} back={{ to: "/", text: app.back }} narrow>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void pair()
        }}
      >
        <TextField
          label={entry.pairCode}
          hint={entry.pairCodeHint}
          value={code}
          onChange={setCode}
          autoComplete="off"
          required
        />
        <div className="row">
          <ScanCode onCode={(text) => setCode(codeIn(text))} />
        </div>
        <TextField
          label={entry.deviceName}
          hint={entry.deviceNameHint}
          value={deviceName}
          onChange={setDeviceName}
          required
        />
        <Refused refusal={deed.refusal} />
        <Button submit look="primary" busy={deed.busy} wide>
          {entry.pair}
        </Button>
      </form>
    </Page>
  )
}
