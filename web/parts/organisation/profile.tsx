/** What partners see of this organisation, and how they recognise its keys. */
import { useState } from "react"
import { useMe } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Digits } from "../copy.tsx"
import { Section } from "../page.tsx"
import { EditProfile } from "./edit-profile.tsx"
import { OpenQuestions } from "./open-questions.tsx"
import { ProfileFacts } from "../profile-facts.tsx"

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
      <OpenQuestions />
      <ProfileFacts profile={me.profile} />
      <h3>{words.fingerprint}</h3>
      <Digits groups={me.fingerprint} label={words.fingerprint} />
      {editing && <EditProfile onClose={() => setEditing(false)} />}
    </Section>
  )
}
