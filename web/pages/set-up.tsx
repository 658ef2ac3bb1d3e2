/** A new organisation in three steps: who it is, who sets it up, and the keys that nobody else will ever have. */
import type { FoundResult } from "@zahnwolke/core/party/status-views"
import { ownHouseText } from "@zahnwolke/core/records/own-house"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { guessDeviceName } from "../device/device-name.ts"
import { Button } from "../parts/button.tsx"
import { Tick } from "../parts/choice.tsx"
import { TextField } from "../parts/field.tsx"
import { Refused } from "../parts/note.tsx"
import { Page } from "../parts/page.tsx"
import { ProfileForm } from "../parts/profile-form.tsx"
import { SetUpKeys } from "../parts/set-up-keys.tsx"
import { keptLink } from "../session/kept-link.ts"
import { emptyProfile, profileOf } from "../session/profile-draft.ts"
import { useDeed, useMoment, useSession } from "../session/use-session.tsx"
import { useVoice, useWords } from "../words/words.tsx"

export function SetUp() {
  const { setup, app } = useWords()
  const [step, setStep] = useState<1 | 2>(1)
  const [profile, setProfile] = useState(emptyProfile)
  const [strict, setStrict] = useState(false)
  const [founded, setFounded] = useState<FoundResult | null>(null)
  const whole = profileOf(profile)

  if (founded !== null) return <KeysStep founded={founded} />
  if (step === 2 && whole !== null) {
    return (
      <Page title={setup.ownerTitle} lead={setup.ownerLead} narrow>
        <Steps at={2} />
        <OwnerStep profile={whole} onFounded={setFounded} onBack={() => setStep(1)} />
      </Page>
    )
  }
  return (
    <Page title={setup.profileTitle} lead={setup.profileLead} back={{ to: "/", text: app.back }} narrow>
      <Steps at={1} />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setStrict(true)
          if (whole !== null) setStep(2)
        }}
      >
        <ProfileForm draft={profile} onChange={setProfile} strict={strict} />
        <Button submit look="primary" wide>
          {app.next}
        </Button>
      </form>
    </Page>
  )
}

function Steps({ at }: { readonly at: 1 | 2 | 3 }) {
  const { setup } = useWords()
  return (
    <div className="steps" aria-label={setup.step(at, 3)} role="img">
      {[1, 2, 3].map((step) => (
        <span key={step} data-done={step <= at} />
      ))}
    </div>
  )
}

interface OwnerStepProps {
  readonly profile: NonNullable<ReturnType<typeof profileOf>>
  readonly onFounded: (founded: FoundResult) => void
  readonly onBack: () => void
}

function OwnerStep({ profile, onFounded, onBack }: OwnerStepProps) {
  const { setup, app } = useWords()
  const { language } = useVoice()
  const session = useSession()
  const deed = useDeed()
  const [ownerName, setOwnerName] = useState("")
  const [loginName, setLoginName] = useState("")
  const [deviceName, setDeviceName] = useState(guessDeviceName)
  const [ownHouse, setOwnHouse] = useState(false)
  const { status } = useMoment()
  const create = async (): Promise<void> => {
    await deed.run(
      () => session.party.found({ profile, ownerName, loginName, deviceName, language, ownHouse }),
      onFounded,
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField
        label={setup.ownerName}
        value={ownerName}
        onChange={setOwnerName}
        autoComplete="name"
        required
      />
      <TextField
        label={setup.loginName}
        hint={setup.loginNameHint}
        value={loginName}
        onChange={setLoginName}
        autoComplete="username"
        required
      />
      <TextField label={setup.deviceName} value={deviceName} onChange={setDeviceName} required />
      {status?.server.operator === "self" && (
        <Tick checked={ownHouse} onChange={setOwnHouse} hint={setup.ownHouseHint}>
          {ownHouseText[language]}
        </Tick>
      )}
      {deed.busy && <p role="status">{setup.creating}</p>}
      <Refused refusal={deed.refusal} />
      <div className="row row-between">
        <Button onPress={onBack}>{app.back}</Button>
        <Button submit look="primary" busy={deed.busy}>
          {setup.create}
        </Button>
      </div>
    </form>
  )
}

function KeysStep({ founded }: { readonly founded: FoundResult }) {
  const { setup } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const finish = async (): Promise<void> => {
    await session.refresh()
    await navigate({ to: keptLink() === null ? "/auftraege" : "/einladung/{-$secret}" })
  }
  return (
    <Page title={setup.keysTitle} lead={setup.keysLead} narrow>
      <Steps at={3} />
      <SetUpKeys founded={founded} onDone={() => void finish()} />
    </Page>
  )
}
