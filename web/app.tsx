/** The map of the app: which address shows which screen, and what stands around it. */
import { RouterProvider } from "@tanstack/react-router"
import { router } from "./routes.tsx"
import type { Session } from "./session/session.ts"
import { SessionProvider } from "./session/use-session.tsx"
import { WordsProvider } from "./words/words.tsx"
import type { Speech } from "./words/words.tsx"

export function App({ session, speech }: { readonly session: Session; readonly speech: Speech }) {
  return (
    <WordsProvider first={speech}>
      <SessionProvider session={session}>
        <RouterProvider router={router} />
      </SessionProvider>
    </WordsProvider>
  )
}
