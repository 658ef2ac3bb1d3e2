/** An address that leads nowhere. */
import { LinkButton } from "../parts/button.tsx"
import { Page } from "../parts/page.tsx"
import { useWords } from "../words/words.tsx"

export function NotFound() {
  const words = useWords()
  return (
    <Page title={words.app.notFoundTitle} lead={words.app.notFoundText} narrow>
      <p>
        <LinkButton to="/">{words.app.notFoundBack}</LinkButton>
      </p>
    </Page>
  )
}
