/** What stands around every screen: who is here, where the server stands, the areas, and what must be seen. */
import { Link, Outlet, useRouterState } from "@tanstack/react-router"
import { useEffect } from "react"
import { Home } from "../pages/home.tsx"
import { useAnswer, useMoment, useParty, useSession } from "../session/use-session.tsx"
import { Button, IconButton } from "../parts/button.tsx"
import { Icon } from "../parts/icon.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Loading } from "../parts/page.tsx"
import { forgetThumbnails } from "../views/thumbnail/thumbnails.ts"
import { useIdleLock } from "../session/use-idle-lock.ts"
import { useWords } from "../words/words.tsx"
import { areasFor } from "./areas.ts"
import type { Area } from "./areas.ts"
import { Banners } from "./banners.tsx"
import { Broken } from "./broken.tsx"
import { Insecure } from "./insecure.tsx"
import { Notes } from "./notes.tsx"
import { ServerBadge, isSilent } from "./server-badge.tsx"

export function Shell() {
  const { status, broken } = useMoment()
  if (!window.isSecureContext) return <Bare screen={<Insecure />} />
  if (broken !== null) return <Bare screen={<Broken problem={broken} />} />
  if (status === null) return <Bare screen={<Loading />} />
  if (status.kind === "open") return <Inside />
  return <Outside />
}

/** Before the worker said anything there is no server to name. */
function Bare({ screen }: { readonly screen: React.ReactNode }) {
  return <main className="entry">{screen}</main>
}

/** What can be seen before anything is unlocked; every other address leads to the front door first. */
const entries = [
  "willkommen",
  "vorfuehrung",
  "einrichten",
  "anmelden",
  "geraet",
  "wiederherstellen",
  "einladung",
  "beitreten",
]
const isEntry = (path: string): boolean => entries.includes(path.split("/")[1] ?? "")

function Outside() {
  const words = useWords()
  /** What is drawn, not where the address already points: the two differ while a screen is being loaded. */
  const here = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? "/" })
  return (
    <>
      <header className="shell-head entry-head">
        <Link to="/willkommen" className="shell-brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className="shell-brand-name">{words.app.name}</span>
        </Link>
        <ServerBadge />
      </header>
      <main className="entry" id="content">
        <OutsideAlarms />
        {isEntry(here) ? <Outlet /> : <Home wanted={here} />}
      </main>
      <Notes />
    </>
  )
}

/** Before anything is unlocked as well: a server that is silent or is another one than last time. */
function OutsideAlarms() {
  const { app } = useWords()
  const { status, alarms } = useMoment()
  return (
    <div className="shell-banners">
      {alarms.map((alarm) => (
        <Refused key={JSON.stringify(alarm)} refusal={alarm} />
      ))}
      {status !== null && isSilent(status.server) && (
        <Note mood="warning" urgent action={<Button onPress={() => location.reload()}>{app.again}</Button>}>
          {app.serverSilent}
        </Note>
      )}
    </div>
  )
}

function Inside() {
  const words = useWords()
  const session = useSession()
  const { status } = useMoment()
  const unread = useUnread()
  useIdleLock(session)
  const isOpen = status?.kind === "open"
  useEffect(() => (isOpen ? forgetThumbnails : undefined), [isOpen])
  if (!isOpen) return null
  const { me } = status
  const areas = areasFor(me.profile.role, me.role)
  const lock = (): void => void session.party.lock().then(session.refresh)
  return (
    <div className="shell">
      <a className="skip" href="#content" onClick={jumpToContent}>
        {words.app.skip}
      </a>
      <aside className="shell-side">
        <Brand name={me.profile.name} person={me.name} />
        <nav className="shell-nav" aria-label={words.app.navigation}>
          <Areas areas={areas} unread={unread} short={false} />
        </nav>
      </aside>
      <div className="shell-main">
        <header className="shell-head">
          <Brand name={me.profile.name} person={me.name} />
          <ServerBadge linked />
          <IconButton icon="lock" label={words.app.lock} onPress={lock} />
        </header>
        <main className="shell-page" id="content" tabIndex={-1}>
          <Banners />
          <Outlet />
        </main>
      </div>
      <nav className="shell-tabs" aria-label={words.app.navigation}>
        <Areas areas={areas.filter(({ onPhone }) => onPhone !== false)} unread={unread} short />
      </nav>
      <Notes />
    </div>
  )
}

/** The address behind the # belongs to the router, so a jump within the page is made by hand. */
function jumpToContent(event: React.MouseEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>("#content")?.focus()
}

function Brand({ name, person }: { readonly name: string; readonly person: string }) {
  return (
    <Link to="/auftraege" className="shell-brand">
      <img src="/icon.svg" alt="" width="28" height="28" />
      <span className="shell-brand-text">
        <span className="shell-brand-name">{name}</span>
        <span className="soft small">{person}</span>
      </span>
    </Link>
  )
}

function useUnread(): number {
  const party = useParty()
  const { value } = useAnswer(() => party.orders(), "unread", ["orders"])
  return value?.filter((order) => order.unread).length ?? 0
}

interface AreasProps {
  readonly areas: readonly Area[]
  readonly unread: number
  readonly short: boolean
}

function Areas({ areas, unread, short }: AreasProps) {
  const words = useWords()
  const here = useRouterState({ select: (state) => state.location.pathname })
  return areas.map((area) => (
    <Link
      key={area.to}
      to={area.to}
      data-area={area.name}
      activeOptions={{ exact: true }}
      aria-current={isHere(area, here) ? "page" : undefined}
    >
      <Icon name={area.icon} />
      <span>{short && area.name === "newOrder" ? words.app.newOrderShort : words.app[area.name]}</span>
      {area.name === "orders" && unread > 0 && (
        <span className="count">
          <span aria-hidden="true">{unread}</span>
          <span className="unseen">{words.app.unread(unread)}</span>
        </span>
      )}
    </Link>
  ))
}

function isHere(area: Area, path: string): boolean {
  if (area.name === "newOrder") return path === area.to
  return (path === area.to || path.startsWith(`${area.to}/`)) && path !== "/auftraege/neu"
}
