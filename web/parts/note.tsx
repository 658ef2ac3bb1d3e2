/** What must be said on the screen itself: a remark, a warning, a refusal in words. */
import type { Refusal } from "@zahnwolke/core/party/views"
import type { ReactNode } from "react"
import { refusalSentence } from "../words/refusal.ts"
import { useVoice } from "../words/words.tsx"
import { Icon } from "./icon.tsx"
import type { IconName } from "./icon.tsx"

export type Mood = "plain" | "ok" | "warning" | "danger"
const icons: Readonly<Record<Mood, IconName>> = {
  plain: "info",
  ok: "check",
  warning: "warning",
  danger: "warning",
}

interface NoteProps {
  readonly mood?: Mood
  readonly children: ReactNode
  readonly action?: ReactNode
  /** Spoken at once; for what just happened. */
  readonly urgent?: boolean
}

export function Note({ mood = "plain", children, action, urgent = false }: NoteProps) {
  return (
    <div className={`note note-${mood}`} role={urgent ? "alert" : undefined}>
      <Icon name={icons[mood]} />
      <div className="note-text">{children}</div>
      {action}
    </div>
  )
}

/** Nothing where nothing was refused. */
export function Refused({
  refusal,
  action,
}: {
  readonly refusal: Refusal | null
  readonly action?: ReactNode
}) {
  const voice = useVoice()
  if (refusal === null) return null
  return (
    <Note mood="danger" urgent action={action}>
      {refusalSentence(refusal, voice)}
    </Note>
  )
}
