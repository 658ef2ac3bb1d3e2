/** Where the server and its stores stand, who runs them, and whether each may receive this organisation's data. */
import type { HostView } from "@zahnwolke/core/party/hosting-views"
import { ownHouseText } from "@zahnwolke/core/records/own-house"
import { useState } from "react"
import { useAnswer, useDeed, useMe, useMoment, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Button, LinkButton } from "../button.tsx"
import { HostCures } from "./host-cures.tsx"
import { Contradictions } from "../provider/contradictions.tsx"
import { Tick } from "../choice.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { Fact } from "../profile-facts.tsx"

export function ServerPart() {
  const { organisation: words } = useWords()
  const { status } = useMoment()
  const party = useParty()
  const hosts = useAnswer(() => party.hosts(), "hosts", ["status", "attestations"])
  if (status === null) return null
  const isOpen = hosts.value?.some(({ operator, deployment, receives }) => {
    return operator === "self" && deployment === "unstated" && !receives
  })
  return (
    <Section title={words.server}>
      <div id="server">
        <p className="soft">{words.serverText}</p>
      </div>
      <ul className="lines">
        {hosts.value?.map((host) => (
          <HostLine key={host.name} host={host} />
        ))}
      </ul>
      <Refused refusal={hosts.refusal} />
      {isOpen === true && <OwnHouse />}
      <Questionnaires hosts={hosts.value ?? []} />
      <dl className="facts">
        <Fact name={words.serverVersion}>
          <span className="digits">{status.server.version}</span>
        </Fact>
      </dl>
    </Section>
  )
}

function HostLine({ host }: { readonly host: HostView }) {
  const { organisation: words, app } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  const by = host.operator === "" || host.operator === "self" ? app.serverSelf : host.operator
  const state = host.receives ? words.hostReceives : host.mustMove ? words.hostMustMove : words.hostNeeds
  return (
    <li className="line" data-host={host.name}>
      <span className="line-text host-text">
        <span className="line-title">{words.hostPlace(host.name)}</span>
        <span className="soft small tick-text">
          {formats.country(host.country)}, {by}, {words.hostHolds[host.holds]}
        </span>
        {host.signedAt !== null && host.validUntil !== null && (
          <span className="soft small tick-text">
            {words.hostSignedOn(formats.moment(host.signedAt), formats.moment(host.validUntil))}
          </span>
        )}
        <Contradictions found={host.contradictions} />
        <span className="tick-text">
          <Badge tone={host.receives ? "ok" : host.mustMove ? "danger" : "warning"}>{state}</Badge>
        </span>
        {host.reasons.length > 0 && (
          <details className="more">
            <summary>
              <Icon name="forward" small />
              {words.hostWhy}
            </summary>
            <ul>
              {host.reasons.map((reason) => (
                <li key={reason.en}>{reason[language]}</li>
              ))}
            </ul>
          </details>
        )}
        {host.mustMove && (
          <span className="tick-text">
            {words.hostMove(words.hostHolds[host.holds], formats.list(host.moveTo.map(words.hostPlace)))}
          </span>
        )}
        <HostCures host={host} />
      </span>
    </li>
  )
}

/** One for each company that holds data here; of the own server only where it turns out not to stand in the own rooms. */
function Questionnaires({ hosts }: { readonly hosts: readonly HostView[] }) {
  const { provider: words } = useWords()
  const operators = hosts.filter(
    ({ host, deployment, gaps }, at) =>
      hosts.findIndex((other) => other.host === host) === at && (gaps.length > 0 || deployment === "hosted"),
  )
  if (operators.length === 0) return null
  return (
    <div className="stack">
      <h3>{words.open}</h3>
      <p className="soft">{words.openText}</p>
      {operators.map(({ host, operator, gaps }) => (
        <div key={host}>
          <LinkButton to="/organisation/anbieter/$host" params={{ host }} icon="pen">
            {operator === "self" ? "" : `${operator}: `}
            {gaps.length > 0 ? words.fill : words.renew}
          </LinkButton>
        </div>
      ))}
    </div>
  )
}

/** For whoever left the tick out at the set-up, or was here before it was asked. */
function OwnHouse() {
  const { organisation: words } = useWords()
  const { language } = useVoice()
  const me = useMe()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [own, setOwn] = useState(false)
  if (me.role !== "owner" && me.role !== "data-protection-officer") return null
  const sign = (): Promise<void> =>
    deed.run(
      () => party.stateOwnHouse(language),
      async () => {
        await session.refresh()
        session.note(words.hostStated)
      },
    )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void sign()
      }}
    >
      <h3>{words.hostOwnHouse}</h3>
      <Tick checked={own} onChange={setOwn}>
        {ownHouseText[language]}
      </Tick>
      <Refused refusal={deed.refusal} />
      <div className="row">
        <Button submit locked={own ? null : words.hostOwnHouse} busy={deed.busy}>
          {words.hostStateOwn}
        </Button>
      </div>
    </form>
  )
}
