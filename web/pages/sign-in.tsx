/** Unlocking this device or signing in on it: by passkey, or by name and passphrase. */
import { Navigate, useNavigate, useSearch } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { guessDeviceName } from "../device/device-name.ts"
import { passkeysPossible, usePasskey } from "../device/passkey.ts"
import { Button, LinkButton } from "../parts/button.tsx"
import { Tick } from "../parts/choice.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { TextField } from "../parts/field.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Page } from "../parts/page.tsx"
import { isRequestOptions } from "../session/passkey-options.ts"
import { useDeed, useMoment, useParty, useSession } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function SignIn() {
  const { entry } = useWords()
  const { status } = useMoment()
  const filled = useFilled()
  const [inDialog, setInDialog] = useState(false)
  if (status === null) return null
  if (status.kind === "open") return <Navigate to="/" replace />
  const locked = status.kind === "locked"
  const passkey =
    passkeysPossible() && filled.passphrase === "" && (!locked || status.ways.includes("passkey"))
  return (
    <Page
      title={locked ? entry.unlockTitle(status.organisationName) : entry.signInTitle}
      lead={locked ? entry.unlockLead : entry.signInLead}
      narrow
    >
      {locked && status.waiting > 0 && <Note>{entry.waitsHere(status.waiting)}</Note>}
      {passkey && <PasskeyWay />}
      <PassphraseWay locked={locked} filled={filled} />
      <div className="row">
        {locked ? (
          <Button look="plain" onPress={() => setInDialog(true)}>
            {entry.forgetDevice}
          </Button>
        ) : (
          <LinkButton look="plain" to="/geraet/{-$code}">
            {entry.newDevice}
          </LinkButton>
        )}
        <LinkButton look="plain" to="/wiederherstellen">
          {entry.recover}
        </LinkButton>
      </div>
      {inDialog && <ForgetDevice onClose={() => setInDialog(false)} />}
    </Page>
  )
}

function PasskeyWay() {
  const { entry } = useWords()
  const session = useSession()
  const deed = useDeed()
  const [trouble, setTrouble] = useState<"cancelled" | "unsupported" | null>(null)
  const open = async (): Promise<void> => {
    setTrouble(null)
    await deed.run(async () => {
      const options = await session.party.passkeyRequestOptions()
      if (!options.ok) return options
      if (!isRequestOptions(options.value)) {
        return { ok: false, refusal: { code: "unexpected", details: { name: "passkey" } } }
      }
      const used = await usePasskey(options.value)
      if (used.kind === "made") {
        return session.party.signInWithPasskey({ ...used.value, deviceName: guessDeviceName() })
      }
      setTrouble(used.kind)
      return { ok: true, value: null }
    })
    await session.refresh()
  }
  return (
    <div className="stack">
      <Button look="primary" icon="key" wide busy={deed.busy} onPress={() => void open()}>
        {entry.withPasskey}
      </Button>
      {trouble !== null && (
        <Note mood="warning" urgent>
          {trouble === "cancelled" ? entry.passkeyCancelled : entry.passkeyUnsupported}
        </Note>
      )}
      <Refused refusal={deed.refusal} />
      <p className="or">{entry.or}</p>
    </div>
  )
}

interface Filled {
  readonly name: string
  readonly passphrase: string
}

/** A link of the demonstration fills the form; the secret is taken out of the address at once. */
function useFilled(): Filled {
  const search = useSearch({ from: "/anmelden" })
  const navigate = useNavigate()
  const [filled] = useState({ name: search.name ?? "", passphrase: search.passphrase ?? "" })
  const inAddress = search.passphrase !== undefined
  useEffect(() => {
    if (inAddress) {
      void navigate({ to: "/anmelden", search: { name: undefined, passphrase: undefined }, replace: true })
    }
  }, [inAddress, navigate])
  return filled
}

function PassphraseWay({ locked, filled }: { readonly locked: boolean; readonly filled: Filled }) {
  const { entry } = useWords()
  const session = useSession()
  const deed = useDeed()
  const [loginName, setLoginName] = useState(filled.name)
  const [passphrase, setPassphrase] = useState(filled.passphrase)
  const [deviceName, setDeviceName] = useState(guessDeviceName)
  const [shown, setShown] = useState(false)
  const open = async (): Promise<void> => {
    await deed.run(() => session.party.signIn({ loginName, passphrase, deviceName }))
    await session.refresh()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      {filled.passphrase !== "" && <Note>{entry.demoHint}</Note>}
      <TextField
        label={entry.loginName}
        value={loginName}
        onChange={setLoginName}
        autoComplete="username"
        required
      />
      <div>
        <TextField
          label={entry.passphrase}
          hint={entry.passphraseHint}
          type={shown ? "text" : "password"}
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="current-password"
          required
        />
        <Tick checked={shown} onChange={setShown}>
          {entry.showPassphrase}
        </Tick>
      </div>
      {!locked && (
        <TextField
          label={entry.deviceName}
          hint={entry.deviceNameHint}
          value={deviceName}
          onChange={setDeviceName}
          required
        />
      )}
      <Refused refusal={deed.refusal} />
      <Button submit look="primary" busy={deed.busy} wide>
        {locked ? entry.unlock : entry.signIn}
      </Button>
    </form>
  )
}

function ForgetDevice({ onClose }: { readonly onClose: () => void }) {
  const { entry, app } = useWords()
  const party = useParty()
  const session = useSession()
  const navigate = useNavigate()
  const deed = useDeed()
  const forget = async (): Promise<void> => {
    await deed.run(() => party.signOut())
    await session.refresh()
    await navigate({ to: "/" })
  }
  return (
    <Dialog title={entry.forgetDevice} onClose={onClose} grave>
      <p>{entry.forgetDeviceText}</p>
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="danger" busy={deed.busy} onPress={() => void forget()}>
          {entry.forgetDevice}
        </Button>
      </div>
    </Dialog>
  )
}
