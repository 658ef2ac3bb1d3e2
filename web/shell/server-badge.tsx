/** Where the server stands and who runs it: on every screen, in one line. */
import type { ServerPlace } from "@zahnwolke/core/party/status-views"
import { Link } from "@tanstack/react-router"
import { Icon } from "../parts/icon.tsx"
import { useMoment } from "../session/use-session.tsx"
import { useFormats, useWords } from "../words/words.tsx"

/** The worker could not ask: then nothing is known of the server, and nothing is claimed. */
export const isSilent = (server: ServerPlace): boolean => server.country === "??"

export function ServerBadge({ linked = false }: { readonly linked?: boolean }) {
  const words = useWords()
  const formats = useFormats()
  const { status } = useMoment()
  if (status === null) return null
  if (isSilent(status.server)) {
    return (
      <span className="server-place">
        <Icon name="warning" small />
        {words.app.serverSilentShort}
      </span>
    )
  }
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
