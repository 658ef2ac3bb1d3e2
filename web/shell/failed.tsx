/** A screen that broke while it was drawn: the rest of the app stands, and nothing was lost. */
import type { ErrorComponentProps } from "@tanstack/react-router"
import { Button } from "../parts/button.tsx"
import { useWords } from "../words/words.tsx"

export function Failed({ error }: ErrorComponentProps) {
  const words = useWords()
  return (
    <div className="page page-narrow" role="alert">
      <h1>{words.app.failedTitle}</h1>
      <p>{words.app.failedText}</p>
      <p className="soft small">{error instanceof Error ? error.name : ""}</p>
      <p>
        <Button onPress={() => location.reload()}>{words.app.failedReload}</Button>
      </p>
    </div>
  )
}

/** Where even the frame around the screens broke. */
export function FailedWhole(props: ErrorComponentProps) {
  return (
    <main className="entry">
      <Failed {...props} />
    </main>
  )
}
