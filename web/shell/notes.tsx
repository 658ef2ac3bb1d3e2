/** Short words about what was just done; they go by themselves and are read aloud. */
import { useMoment } from "../session/use-session.tsx"

export function Notes() {
  const { notes } = useMoment()
  return (
    <div className="notes" role="status">
      {notes.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
