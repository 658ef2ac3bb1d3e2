/** In place of a screen that makes a disclosure, for whoever watches over them: why not, and where their own work is. */
import { refusalSentence } from "../words/refusal.ts"
import { useVoice } from "../words/words.tsx"
import { LinkButton } from "./button.tsx"
import { Note } from "./note.tsx"

export function NotForOfficer() {
  const voice = useVoice()
  return (
    <Note action={<LinkButton to="/register">{voice.words.app.register}</LinkButton>}>
      {refusalSentence({ code: "not-for-an-officer", details: {} }, voice)}
    </Note>
  )
}
