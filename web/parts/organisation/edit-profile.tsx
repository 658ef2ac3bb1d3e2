/** All that an organisation says of itself, changed in one dialog and signed anew. */
import { useState } from "react"
import { draftOf, profileOf } from "../../session/profile-draft.ts"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { FactsForm } from "../facts-form.tsx"
import { Refused } from "../note.tsx"
import { ProfileForm } from "../profile-form.tsx"

export function EditProfile({ onClose }: { readonly onClose: () => void }) {
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
      <ProfileForm draft={draft} onChange={setDraft} strict roleFixed />
      <FactsForm draft={draft} onChange={setDraft} strict partners={partners} />
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
