/** How the person who is here gets in: ways, kit, another device, and leaving this one. */
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { lacksSecondWay } from "../../session/ways-in.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useVoice, useWords } from "../../words/words.tsx"
import { AddPasskey } from "../add-passkey.tsx"
import { Badge } from "../badge.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { KitTask } from "../kit-task.tsx"
import { NewPassphrase } from "../new-passphrase.tsx"
import { Note, Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { PairDialog } from "./pair-dialog.tsx"

type Open = "kit" | "pair" | "passphrase" | "sign-out" | null

export function AccessPart() {
  const { organisation: words, app, terms } = useWords()
  const me = useMe()
  const session = useSession()
  const [open, setOpen] = useState<Open>(null)
  const close = (): void => setOpen(null)
  return (
    <Section title={words.access}>
      {lacksSecondWay(me) && me.role === "owner" && <Note mood="warning">{app.secondWayMissing}</Note>}
      <ul className="lines">
        <li className="line">
          <span className="line-text line-title">{terms.ways.passphrase}</span>
          <Button onPress={() => setOpen("passphrase")}>{words.newPassphrase}</Button>
        </li>
        <li className="line">
          <span className="line-text line-title">{terms.ways.passkey}</span>
          {me.ways.includes("passkey") && <Badge tone="ok">{app.done}</Badge>}
          <AddPasskey role={me.role} onAdded={() => void session.refresh()} />
        </li>
        {me.role === "owner" && (
          <li className="line">
            <span className="line-text">
              <span className="line-title">{words.kit}</span>
              <span className="soft small tick-text">{me.kitConfirmed ? words.kitOk : words.kitOpen}</span>
            </span>
            <Button onPress={() => setOpen("kit")}>{words.kitRenew}</Button>
          </li>
        )}
      </ul>
      <div className="row">
        <Button icon="device" onPress={() => setOpen("pair")}>
          {words.addDevice}
        </Button>
        <Button look="danger" onPress={() => setOpen("sign-out")}>
          {words.signOut}
        </Button>
      </div>
      {open === "kit" && <KitDialog onClose={close} />}
      {open === "pair" && <PairDialog onClose={close} />}
      {open === "passphrase" && <PassphraseDialog onClose={close} />}
      {open === "sign-out" && <SignOutDialog onClose={close} />}
    </Section>
  )
}

function KitDialog({ onClose }: { readonly onClose: () => void }) {
  const { language } = useVoice()
  const { organisation: words, app, setup } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [kit, setKit] = useState<{
    readonly kitWords: readonly string[]
    readonly kitPdf: Uint8Array
  } | null>(null)
  return (
    <Dialog title={words.kit} onClose={onClose} grave>
      {kit === null ? (
        <>
          <p>{setup.kitText}</p>
          <p>{words.kitRenewText}</p>
          <Refused refusal={deed.refusal} />
          <div className="row row-end">
            <Button onPress={onClose}>{app.cancel}</Button>
            <Button
              look="primary"
              busy={deed.busy}
              onPress={() => void deed.run(() => party.renewKit({ language }), setKit)}
            >
              {words.kitRenew}
            </Button>
          </div>
        </>
      ) : (
        <KitTask
          {...kit}
          onProven={() => {
            onClose()
            session.note(setup.kitConfirmed)
            void session.refresh()
          }}
        />
      )}
    </Dialog>
  )
}

function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const { organisation: words, app } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [passphrase, setPassphrase] = useState<string | null>(null)
  return (
    <Dialog title={words.newPassphraseTitle} onClose={onClose} grave>
      {passphrase === null ? (
        <>
          <p>{words.newPassphraseText}</p>
          <Refused refusal={deed.refusal} />
          <div className="row row-end">
            <Button onPress={onClose}>{app.cancel}</Button>
            <Button
              look="primary"
              busy={deed.busy}
              onPress={() =>
                void deed.run(
                  () => party.newPassphrase(),
                  (made) => setPassphrase(made.passphrase),
                )
              }
            >
              {words.newPassphraseMake}
            </Button>
          </div>
        </>
      ) : (
        <NewPassphrase
          passphrase={passphrase}
          onNoted={() => {
            onClose()
            void session.refresh()
          }}
        />
      )}
    </Dialog>
  )
}

function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const { organisation: words, app } = useWords()
  const party = useParty()
  const session = useSession()
  const navigate = useNavigate()
  const deed = useDeed()
  const leave = (): Promise<void> =>
    deed.run(
      () => party.signOut(),
      async () => {
        await navigate({ to: "/" })
        await session.refresh()
      },
    )
  return (
    <Dialog title={words.signOutTitle} onClose={onClose} grave>
      <p>{words.signOutText}</p>
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="danger" busy={deed.busy} onPress={() => void leave()}>
          {words.signOut}
        </Button>
      </div>
    </Dialog>
  )
}
