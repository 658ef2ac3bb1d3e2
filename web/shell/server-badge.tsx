/** Where the server stands and who runs it: on every screen, in one line. */
import { Link } from "@tanstack/react-router"
import { Icon } from "../parts/icon.tsx"
import { useMoment } from "../session/use-session.tsx"
import { useFormats, useWords } from "../words/words.tsx"

export function ServerBadge({ linked = false }: { readonly linked?: boolean }) {
  const words = useWords()
  const formats = useFormats()
  const { status } = useMoment()
  if (status === null) return null
  const { country, operator } = status.server
  const by = operator === "" || operator === "self" ? words.app.serverSelf : operator
  const line = (
    <>
      <Icon name="server" small />
      <span>
        {words.app.server}: <abbr title={formats.country(country)}>{country}</abbr>
        <span className="server-operator">, {by}</span>
      </span>
    </>
  )
  return linked ? (
    <Link to="/organisation" hash="server" className="server-place" title={words.app.serverDetails}>
      {line}
    </Link>
  ) : (
    <span className="server-place">{line}</span>
  )
}
