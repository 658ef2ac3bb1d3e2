/** A state in one word, with a dot whose colour never says more than the word. */
import type { OrderState } from "@zahnwolke/core/records/order"
import type { ReactNode } from "react"
import { useWords } from "../words/words.tsx"

export type Tone = "still" | "open" | "accent" | "ok" | "warning" | "danger"

export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>
}

const tones: Readonly<Record<OrderState, Tone>> = {
  draft: "still",
  sent: "open",
  received: "open",
  accepted: "accent",
  rejected: "danger",
  "design-review": "warning",
  "design-approved": "accent",
  "in-production": "accent",
  shipped: "ok",
  closed: "still",
  erased: "still",
}

export function StateBadge({ state }: { readonly state: OrderState }) {
  const words = useWords()
  return <Badge tone={tones[state]}>{words.terms.states[state]}</Badge>
}
