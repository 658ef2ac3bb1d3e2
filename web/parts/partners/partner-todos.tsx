/** What partners wait for: agreements that this organisation has not signed yet. */
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { useFormats, useWords } from "../../words/words.tsx"
import { LinkButton } from "../button.tsx"
import { Note } from "../note.tsx"

export function PartnerTodos({ partners }: { readonly partners: readonly PartnerView[] }) {
  const { partners: words } = useWords()
  const formats = useFormats()
  const open = partners.filter(({ agreements }) => agreements.some(({ ours }) => !ours))
  const [first] = open
  if (first === undefined) return null
  return (
    <Note
      mood="warning"
      action={
        <LinkButton to="/partner/$organisation" params={{ organisation: first.organisation }}>
          {words.todoOpen}
        </LinkButton>
      }
    >
      {words.todoSign(formats.list(open.map(({ profile }) => profile.name)))}
    </Note>
  )
}
