/** Where the server and its stores stand and who runs them. */
import { useMoment } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Section } from "../page.tsx"
import { Fact } from "../profile-facts.tsx"

export function ServerPart() {
  const { organisation: words, app } = useWords()
  const formats = useFormats()
  const { status } = useMoment()
  if (status === null) return null
  const { server } = status
  const by = (operator: string): string =>
    operator === "" || operator === "self" ? app.serverSelf : operator
  return (
    <Section title={words.server}>
      <div id="server">
        <p className="soft">{words.serverText}</p>
      </div>
      <dl className="facts">
        <Fact name={words.serverCountry}>{formats.country(server.country)}</Fact>
        <Fact name={words.serverOperator}>{by(server.operator)}</Fact>
        {server.pools.length > 0 && (
          <Fact name={words.serverPools}>
            {server.pools.map((pool) => (
              <span className="tick-text" key={pool.name}>
                {pool.name}: {formats.country(pool.country)}, {by(pool.operator)}
              </span>
            ))}
          </Fact>
        )}
        <Fact name={words.serverVersion}>
          <span className="digits">{server.version}</span>
        </Fact>
      </dl>
    </Section>
  )
}
