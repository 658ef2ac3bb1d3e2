/** Short words about what was just done; they go by themselves and are read aloud. */
import { useMoment } from "../session/use-session.tsx"

export function Notes() {
  const { notes } = useMoment()
  return (
    <ul className="notes" role="status" aria-live="polite">
      {notes.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  )
}
