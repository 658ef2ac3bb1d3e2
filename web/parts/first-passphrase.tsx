/** The page that ends a way in: the new passphrase, and from there into the organisation. */
import { useNavigate } from "@tanstack/react-router"
import { useSession } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { NewPassphrase } from "./new-passphrase.tsx"
import { Page } from "./page.tsx"

export function FirstPassphrase({ passphrase }: { readonly passphrase: string }) {
  const { entry } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const finish = async (): Promise<void> => {
    await session.refresh()
    await navigate({ to: "/" })
  }
  return (
    <Page title={entry.newPassphraseTitle} narrow>
      <NewPassphrase passphrase={passphrase} onNoted={() => void finish()} />
    </Page>
  )
}
