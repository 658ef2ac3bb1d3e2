/** Where an answer says other than the server: both are shown, and that the stricter counts. */
import type { Contradiction } from "@zahnwolke/core/disclosure/contradiction"
import { questionLabels } from "@zahnwolke/core/records/question-labels"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Note } from "../note.tsx"

export function Contradictions({ found }: { readonly found: readonly Contradiction[] }) {
  const { provider: words } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  if (found.length === 0) return null
  return (
    <Note mood="warning">
      {found.map(({ question, stated, answered }) => (
        <p key={`${question} ${stated}`}>
          {words.contradiction(
            questionLabels[question][language],
            formats.country(stated),
            formats.list(answered.map(formats.country)),
          )}
        </p>
      ))}
    </Note>
  )
}
