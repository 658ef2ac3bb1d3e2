/** A practice without a statutory licence states it: § 393 SGB V binds only those who treat at the expense of the statutory funds. */
import { mayAttest } from "@zahnwolke/core/records/attestation"
import { useState } from "react"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Tick } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { Note, Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { SignFoot } from "../sign-foot.tsx"

const kind = "no-statutory-licence"
const dayLength = 86_400_000
/** As long as every paper about a host: asked again after a year. */
const days = 365

function useStating(onDone: () => void) {
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const { organisation: about } = useMe()
  const state = (result: "positive" | "negative", text: string): void =>
    void deed.run(
      () => party.attest({ kind, about, covers: [], result, text, days }),
      () => {
        session.changed("attestations")
        session.changed("status")
        onDone()
      },
    )
  return { deed, state }
}

/** Laboratories are named in the fourth chapter themselves (§ 88 SGB V): this is a practice's to state. */
export function LicencePart() {
  const words = useWords().provider.licence
  const { newOrder } = useWords()
  const formats = useFormats()
  const me = useMe()
  const party = useParty()
  const [open, setOpen] = useState(false)
  const { deed, state } = useStating(() => undefined)
  const about = me.organisation
  const { value } = useAnswer(() => party.attestations([about]), `licence ${about}`, ["attestations"])
  if (me.profile.role !== "practice" || value === null) return null
  const given = value.find((one) => one.kind === kind && one.result === "positive")
  const holds = given !== undefined && given.validUntil > Date.now()
  const may = mayAttest(me.role, kind)
  return (
    <Section title={words.title}>
      <p className="soft">{words.text}</p>
      {holds && (
        <Note mood="ok">
          {words.given(formats.date(given.validUntil - days * dayLength), formats.date(given.validUntil))}
        </Note>
      )}
      <Refused refusal={deed.refusal} />
      {!may && <p className="soft">{newOrder.who.house}</p>}
      {may && (
        <div>
          {holds ? (
            <Button busy={deed.busy} onPress={() => state("negative", words.again)}>
              {words.takeBack}
            </Button>
          ) : (
            <Button icon="pen" onPress={() => setOpen(true)}>
              {words.open}
            </Button>
          )}
        </div>
      )}
      {open && <LicenceDialog onClose={() => setOpen(false)} />}
    </Section>
  )
}

function LicenceDialog({ onClose }: { readonly onClose: () => void }) {
  const { provider } = useWords()
  const words = provider.licence
  const [ticked, setTicked] = useState(false)
  const { deed, state } = useStating(onClose)
  return (
    <Dialog title={words.title} onClose={onClose}>
      <Tick checked={ticked} onChange={setTicked}>
        {words.statement}
      </Tick>
      <p className="soft small">{words.holds}</p>
      <SignFoot
        deed={deed}
        locked={ticked ? null : words.incomplete}
        text={words.sign}
        onSign={() => state("positive", words.statement)}
        onClose={onClose}
      />
    </Dialog>
  )
}
