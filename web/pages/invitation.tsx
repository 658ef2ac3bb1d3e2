/** A partner's invitation: who invites, from where, and what accepting it signs. */
import type { Answer } from "@zahnwolke/core/party/views"
import { openQuestions } from "@zahnwolke/core/records/organisation"
import { useLocation, useNavigate } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { Button, LinkButton } from "../parts/button.tsx"
import { Digits } from "../parts/copy.tsx"
import { TextField } from "../parts/field.tsx"
import { FactsForm } from "../parts/facts-form.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { AgreementTexts } from "../parts/partners/agreement-texts.tsx"
import { Loading, Page, Section } from "../parts/page.tsx"
import { ProfileFacts } from "../parts/profile-facts.tsx"
import { ScanCode } from "../parts/scan-code.tsx"
import { keepLink, keptLink } from "../session/kept-link.ts"
import { draftOf, isAnswered, profileOf } from "../session/profile-draft.ts"
import { useAnswer, useDeed, useMe, useMoment, useParty, useSession } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function Invitation() {
  const { entry, app } = useWords()
  const { status } = useMoment()
  const { href } = useLocation()
  const here = /^\/einladung\/.+/u.test(href) ? `${location.origin}/#${href}` : keptLink()
  const [link, setLink] = useState(here)
  /** Once and not with every picture: accepting forgets the link while this screen still stands. */
  useEffect(() => {
    if (link !== null) keepLink(link)
  }, [link])
  if (status?.kind === "open" && link !== null) return <Preview link={link} />
  return (
    <Page
      title={entry.invitationTitle}
      lead={link === null ? entry.invitationLead : entry.invitationFirst}
      back={{ to: "/", text: app.back }}
      narrow
    >
      {link === null ? (
        <EnterLink onLink={setLink} />
      ) : (
        <div className="row">
          <LinkButton to="/einrichten" look="primary">
            {entry.setUp}
          </LinkButton>
          <LinkButton to="/anmelden" search={{ name: undefined, passphrase: undefined }}>
            {entry.signIn}
          </LinkButton>
        </div>
      )}
    </Page>
  )
}

function EnterLink({ onLink }: { readonly onLink: (link: string) => void }) {
  const { entry } = useWords()
  const navigate = useNavigate()
  const [text, setText] = useState("")
  const [wrong, setWrong] = useState(false)
  const use = (link: string): void => {
    const hash = link.trim().split("#")[1]
    if (hash === undefined) return setWrong(true)
    if (hash.startsWith("/beitreten")) return void navigate({ href: hash })
    onLink(link.trim())
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        use(text)
      }}
    >
      <TextField
        label={entry.invitationLink}
        value={text}
        onChange={setText}
        error={wrong ? entry.invitationWrong : null}
        autoComplete="off"
        required
      />
      <div className="row">
        <Button submit look="primary">
          {entry.invitationOpen}
        </Button>
        <ScanCode onCode={use} />
      </div>
    </form>
  )
}

/** Whoever makes is sent something next: what it has not said of itself is asked here, once. */
function useOwnFacts() {
  const { partners } = useWords()
  const me = useMe()
  const party = useParty()
  const [draft, setDraft] = useState(() => draftOf(me.profile))
  const [strict, setStrict] = useState(false)
  const asked = me.profile.role !== "practice" && me.role === "owner" && openQuestions(me.profile).length > 0
  const profile = isAnswered(draft) ? profileOf(draft) : null
  return {
    isComplete: (): boolean => {
      setStrict(true)
      return !asked || profile !== null
    },
    say: async (): Promise<Answer<null>> =>
      asked && profile !== null ? party.changeProfile(profile) : { ok: true, value: null },
    form: asked && (
      <>
        <Note>{partners.previewFacts}</Note>
        <FactsForm draft={draft} onChange={setDraft} strict={strict} />
      </>
    ),
  }
}

function Preview({ link }: { readonly link: string }) {
  const { partners, app } = useWords()
  const facts = useOwnFacts()
  const party = useParty()
  const session = useSession()
  const navigate = useNavigate()
  const { value: preview, refusal } = useAnswer(() => party.previewInvite(link), link, [])
  const deed = useDeed()
  const leave = (): void => {
    keepLink(null)
    void navigate({ to: "/partner" })
  }
  const accept = async (): Promise<void> => {
    if (!facts.isComplete()) return
    await deed.run(
      async () => {
        const said = await facts.say()
        return said.ok ? party.acceptInvite(link) : said
      },
      async () => {
        keepLink(null)
        await session.refresh()
        session.changed("partners")
        session.note(partners.accepted(preview?.from.name ?? ""))
        await navigate({ to: "/partner" })
      },
    )
  }
  if (preview === null) {
    return (
      <Page title={partners.previewTitle} narrow>
        {refusal === null ? (
          <Loading />
        ) : (
          <Refused refusal={refusal} action={<Button onPress={leave}>{app.close}</Button>} />
        )}
      </Page>
    )
  }
  return (
    <Page title={partners.previewTitle} lead={partners.previewLead(preview.from.name)} narrow>
      <ProfileFacts profile={preview.from} />
      <Section title={partners.safetyNumber}>
        <Digits groups={preview.fingerprint} label={partners.safetyNumber} />
      </Section>
      {facts.form}
      <Note>{partners.previewSigns}</Note>
      <AgreementTexts />
      <Refused refusal={deed.refusal} />
      <div className="row">
        <Button look="primary" busy={deed.busy} onPress={() => void accept()}>
          {partners.previewAccept}
        </Button>
        <Button onPress={leave}>{app.cancel}</Button>
      </div>
    </Page>
  )
}
