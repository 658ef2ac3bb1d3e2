/** The worker could not start: nearly always a browser that is too old or keeps nothing. */
import { Button } from "../parts/button.tsx"
import { useSession } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function Broken({ problem }: { readonly problem: string }) {
  const words = useWords()
  const session = useSession()
  return (
    <div className="page page-narrow">
      <h1>{words.app.brokenTitle}</h1>
      <p>{words.app.brokenText}</p>
      <p className="soft small">{problem}</p>
      <p>
        <Button onPress={() => void session.refresh()}>{words.app.again}</Button>
      </p>
    </div>
  )
}
