/** The way to the demonstration: people and orders that were made by a generator. */
import { CopyText } from "../parts/copy.tsx"
import { LinkButton } from "../parts/button.tsx"
import { Page } from "../parts/page.tsx"
import { useMoment } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function Demo() {
  const { entry, app } = useWords()
  const { status } = useMoment()
  const here = status?.server.demo === true
  return (
    <Page
      title={entry.demoTitle}
      lead={here ? entry.demoOn : entry.demoOff}
      back={{ to: "/", text: app.back }}
      narrow
    >
      {here && (
        <div>
          <LinkButton to="/anmelden" look="primary">
            {entry.signIn}
          </LinkButton>
        </div>
      )}
      {!here && (
        <>
          <CopyText text={entry.demoCommand} label={entry.demoTitle} />
          <p>{entry.demoAfter}</p>
        </>
      )}
    </Page>
  )
}
