/** What partners see of this organisation, and how they recognise its keys. */
import { useState } from "react"
import { draftOf, profileOf } from "../../session/profile-draft.ts"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Digits } from "../copy.tsx"
import { Dialog } from "../dialog.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { ProfileFacts } from "../profile-facts.tsx"
import { ProfileForm } from "../profile-form.tsx"

export function ProfilePart() {
  const { organisation: words } = useWords()
  const me = useMe()
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={words.profile}
      aside={
        me.role === "owner" && (
          <Button look="plain" icon="pen" onPress={() => setEditing(true)}>
            {words.profileEdit}
          </Button>
        )
      }
    >
      <ProfileFacts profile={me.profile} />
      <h3>{words.fingerprint}</h3>
      <Digits groups={me.fingerprint} label={words.fingerprint} />
      {editing && <EditProfile onClose={() => setEditing(false)} />}
    </Section>
  )
}

function EditProfile({ onClose }: { readonly onClose: () => void }) {
  const { organisation: words, app, setup } = useWords()
  const me = useMe()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [draft, setDraft] = useState(() => draftOf(me.profile))
  const known = useAnswer(() => party.partners(), "partners", ["partners"])
  const partners = (known.value ?? []).flatMap(({ organisation, profile: { name, places, role } }) =>
    role === "practice" ? [] : [{ name, country: places.seat, organisation }],
  )
  const profile = profileOf(draft)
  const save = async (): Promise<void> => {
    if (profile === null) return
    await deed.run(
      () => party.changeProfile(profile),
      async () => {
        await session.refresh()
        session.note(words.profileChanged)
        onClose()
      },
    )
  }
  return (
    <Dialog title={words.profileEdit} onClose={onClose} width="wide">
      <ProfileForm draft={draft} onChange={setDraft} strict roleFixed partners={partners} />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button
          look="primary"
          busy={deed.busy}
          locked={profile === null ? setup.missing : null}
          onPress={() => void save()}
        >
          {app.save}
        </Button>
      </div>
    </Dialog>
  )
}
