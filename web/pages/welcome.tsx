/** The first visit: five ways in, each with one line that says for whom it is. */
import { Link, Navigate } from "@tanstack/react-router"
import { Icon } from "../parts/icon.tsx"
import type { IconName } from "../parts/icon.tsx"
import { Page } from "../parts/page.tsx"
import { useMoment } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function Welcome() {
  const { entry, app } = useWords()
  const { status } = useMoment()
  if (status?.kind === "open") return <Navigate to="/" replace />
  return (
    <Page title={entry.welcomeTitle} lead={<p className="entry-lead">{entry.welcomeLead}</p>} narrow>
      <nav aria-label={app.navigation} className="ways">
        <Way to="/einrichten" icon="organisation" title={entry.setUp} text={entry.setUpText} first />
        <Way to="/vorfuehrung" icon="eye" title={entry.demo} text={entry.demoText} />
        <Way to="/einladung/{-$secret}" icon="partners" title={entry.invited} text={entry.invitedText} />
        <h2>{entry.otherWays}</h2>
        <Way to="/anmelden" icon="key" title={entry.signIn} text={entry.signInText} />
        <Way to="/geraet/{-$code}" icon="device" title={entry.newDevice} text={entry.newDeviceText} />
        <Way to="/wiederherstellen" icon="print" title={entry.recover} text={entry.recoverText} />
      </nav>
    </Page>
  )
}

interface WayProps {
  readonly to:
    | "/einrichten"
    | "/vorfuehrung"
    | "/einladung/{-$secret}"
    | "/anmelden"
    | "/geraet/{-$code}"
    | "/wiederherstellen"
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly first?: boolean
}

function Way({ to, icon, title, text, first = false }: WayProps) {
  return (
    <Link to={to} className={first ? "way way-first" : "way"}>
      <Icon name={icon} />
      <span>
        <span className="line-title">{title}</span>
        <span className="way-text">{text}</span>
      </span>
      <Icon name="forward" small />
    </Link>
  )
}
