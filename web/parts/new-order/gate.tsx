/** The gate at the end of the form: what is missing in one sentence each, with the one button that cures it. */
import type { ReasonView, Refusal, VerdictView } from "@zahnwolke/core/party/views"
import type { ReactNode } from "react"
import type { Deed } from "../../session/use-session.tsx"
import { useMoment } from "../../session/use-session.tsx"
import { useVoice, useWords } from "../../words/words.tsx"
import { spoken } from "../../words/refusal.ts"
import { Button } from "../button.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"

export interface GateItem {
  readonly key: string
  readonly sentence: string
  readonly cure: string
  readonly onCure: () => void
  readonly citation?: string
}

interface GateProps {
  /** From the form itself; while one stands the rules are not asked. */
  readonly gaps: readonly GateItem[]
  readonly verdict: VerdictView | null
  readonly refusal: Refusal | null
  readonly cureFor: (action: string) => { readonly onCure: () => void }
  readonly sending: Deed
  readonly onSend: () => void
}

export function Gate({ gaps, verdict, refusal, cureFor, sending, onSend }: GateProps) {
  const { newOrder } = useWords()
  const { language } = useVoice()
  const needs: readonly GateItem[] =
    verdict?.kind === "needs"
      ? verdict.items.map((item) => ({
          key: item.id + item.action,
          sentence: item.sentence[language],
          cure: spoken(newOrder.actions, item.action),
          citation: item.citation,
          ...cureFor(item.action),
        }))
      : []
  const items = gaps.length > 0 ? gaps : needs
  const locked = lockedBy(items, verdict, refusal, newOrder)
  return (
    <section className="gate" aria-label={newOrder.gate} aria-live="polite">
      {items.length > 0 && <Missing items={items} />}
      {items.length === 0 && verdict?.kind === "deny" && (
        <Denied>
          <Reasons reasons={verdict.reasons} />
        </Denied>
      )}
      {items.length === 0 && verdict?.kind === "permit" && (
        <details className="more">
          <summary className="gate-title gate-ok">
            <Icon name="shield" />
            {newOrder.permitted}
          </summary>
          <Reasons reasons={verdict.reasons} />
        </details>
      )}
      {items.length === 0 && verdict === null && refusal === null && (
        <p className="soft">{newOrder.checking}</p>
      )}
      <Refused refusal={refusal ?? sending.refusal} />
      {sending.busy && <Sending />}
      <Button look="primary" icon="send" wide busy={sending.busy} locked={locked} onPress={onSend}>
        {sending.busy ? newOrder.sending : newOrder.send}
      </Button>
    </section>
  )
}

function lockedBy(
  items: readonly GateItem[],
  verdict: VerdictView | null,
  refusal: Refusal | null,
  words: { readonly checking: string; readonly denied: string },
): string | null {
  const [first] = items
  if (first !== undefined) return first.sentence
  if (refusal !== null || verdict === null) return words.checking
  return verdict.kind === "deny" ? words.denied : null
}

/** The first with its button; how many follow is said, so that nobody is surprised. */
function Missing({ items }: { readonly items: readonly GateItem[] }) {
  const { newOrder } = useWords()
  const [first, ...rest] = items
  if (first === undefined) return null
  return (
    <>
      <Item item={first} />
      {rest.length > 0 && (
        <details className="more">
          <summary className="small">
            <Icon name="forward" small />
            {newOrder.stillMissing(rest.length)}
          </summary>
          <div className="gate-reasons">
            {rest.map((item) => (
              <Item key={item.key} item={item} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

function Item({ item }: { readonly item: GateItem }) {
  return (
    <div className="gate-item">
      <p>
        {item.sentence}
        {item.citation !== undefined && <span className="soft small"> {item.citation}</span>}
      </p>
      <Button onPress={item.onCure}>{item.cure}</Button>
    </div>
  )
}

function Denied({ children }: { readonly children: ReactNode }) {
  const { newOrder } = useWords()
  return (
    <div className="gate-reasons">
      <p className="gate-title field-error">
        <Icon name="warning" />
        {newOrder.denied}
      </p>
      {children}
    </div>
  )
}

export function Reasons({ reasons }: { readonly reasons: readonly ReasonView[] }) {
  const { language } = useVoice()
  return (
    <ul className="gate-reasons">
      {reasons.map((reason) => (
        <li key={reason.id}>
          {reason.sentence[language]} <span className="soft small">{reason.citation}</span>
        </li>
      ))}
    </ul>
  )
}

function Sending() {
  const { newOrder } = useWords()
  const { progress } = useMoment()
  const now = Object.values(progress).findLast(({ stage }) => stage !== "done")
  return (
    <div className="stack-tight">
      <p role="status">{newOrder.stages[now?.stage ?? "prepare"]}</p>
      <progress
        className="bar"
        aria-label={newOrder.sending}
        max={Math.max(now?.totalBytes ?? 1, 1)}
        value={now?.doneBytes ?? 0}
      />
      <p className="soft small">{newOrder.keepOpen}</p>
    </div>
  )
}
