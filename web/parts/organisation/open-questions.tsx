/** What an organisation has not said of itself yet, while nobody may send it anything, and the one place to say it. */
import { openQuestions } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useMe } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Note } from "../note.tsx"
import { EditProfile } from "./edit-profile.tsx"

export function OpenQuestions() {
  const { organisation: words } = useWords()
  const formats = useFormats()
  const me = useMe()
  const [editing, setEditing] = useState(false)
  const open = openQuestions(me.profile)
  if (open.length === 0) return null
  const may = me.role === "owner"
  const list = formats.list(open.map((question) => words.profileQuestions[question]))
  // A practice sends; it must answer only before somebody sends it patients' data.
  const isMaker = me.profile.role !== "practice"
  return (
    <>
      <Note
        mood={isMaker ? "warning" : "plain"}
        action={may && <Button onPress={() => setEditing(true)}>{words.profileComplete}</Button>}
      >
        {isMaker ? words.profileOpenMaker(list) : words.profileOpen(list)}
        {!may && ` ${words.profileOpenOwner}`}
      </Note>
      {editing && <EditProfile onClose={() => setEditing(false)} />}
    </>
  )
}
