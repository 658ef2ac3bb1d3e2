/** The gate at the end of the form: what is missing in one sentence each, with the one button that cures it. */
import type { MadePaper } from "@zahnwolke/core/party/paper-views"
import type { ReasonView, VerdictView } from "@zahnwolke/core/party/verdict-views"
import type { Answer, Refusal } from "@zahnwolke/core/party/views"
import { actionWord } from "@zahnwolke/core/policy/sentence"
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"
import type { ReactNode } from "react"
import type { Deed } from "../../session/use-session.tsx"
import { isUnderway } from "../../session/underway.ts"
import { useNarrow } from "../../session/use-narrow.ts"
import { useMe, useMoment } from "../../session/use-session.tsx"
import { refusalSentence } from "../../words/refusal.ts"
import { useVoice, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { SavePaper } from "../paper-buttons.tsx"
import { GateBar } from "./gate-bar.tsx"
import type { GateLine } from "./gate-bar.tsx"

export interface GateItem {
  readonly key: string
  readonly sentence: string
  readonly cure: string
  readonly onCure: () => void
  readonly citation?: string
  /** What the same action cures besides. */
  readonly more?: readonly ReasonView[]
  /** Where somebody else must act: who. */
  readonly who?: string | null
}

/** The one button, or the one sentence about who must act. */
export interface Cure {
  readonly onCure: () => void
  readonly who: string | null
}

interface GateProps {
  /** From the form itself; while one stands the rules are not asked. */
  readonly gaps: readonly GateItem[]
  readonly verdict: VerdictView | null
  readonly refusal: Refusal | null
  readonly cureFor: (action: ActionId) => Cure
  readonly sending: Deed
  readonly onSend: () => void
  /** "Send" was pressed although the rules say no. */
  readonly onTried: () => void
  /** The answer as a document; null while nothing can be asked. */
  readonly paper: (() => Promise<Answer<MadePaper>>) | null
}

export function Gate(props: GateProps) {
  const { newOrder } = useWords()
  const narrow = useNarrow()
  const items = useItems(props)
  const line = useLine(props, items)
  const whole = <Whole {...props} items={items} send={<Send {...props} items={items} wide />} />
  if (!narrow) {
    return (
      <section className="gate" aria-label={newOrder.gate} aria-live="polite">
        {whole}
      </section>
    )
  }
  return (
    <GateBar line={line} action={<OneButton {...props} items={items} />}>
      {whole}
    </GateBar>
  )
}

/** What cures the first that is missing, or leads around a no; "send" where nothing is in its way. */
function OneButton({ items, ...props }: GateProps & { readonly items: readonly GateItem[] }) {
  const { language } = useVoice()
  const { cureFor, verdict } = props
  const [first] = items
  if (first !== undefined && !props.sending.busy) return <Button onPress={first.onCure}>{first.cure}</Button>
  const [action] = verdict?.kind === "deny" ? verdict.instead : []
  if (action === undefined) return <Send {...props} items={items} wide={false} />
  return <Button onPress={cureFor(action).onCure}>{actionWord({ action }, language)}</Button>
}

function useItems({ cureFor, gaps, verdict }: GateProps): readonly GateItem[] {
  const { language } = useVoice()
  const say = useSaid()
  if (gaps.length > 0 || verdict?.kind !== "needs") return gaps
  return verdict.items.map((item) => ({
    key: item.id + item.action,
    sentence: say(item),
    cure: actionWord(item, language),
    citation: item.citation,
    more: item.more,
    ...cureFor(item.action),
  }))
}

/** All of it in one sentence, for where there is room for no more. */
function useLine({ refusal, sending, verdict }: GateProps, items: readonly GateItem[]): GateLine {
  const { newOrder } = useWords()
  const voice = useVoice()
  const say = useSaid()
  const { progress } = useMoment()
  const [first] = items
  const refused = refusal ?? sending.refusal
  if (sending.busy) {
    const now = Object.values(progress).findLast(isUnderway)
    return { mood: "plain", label: newOrder.sending, sentence: newOrder.stages[now?.stage ?? "prepare"] }
  }
  if (first !== undefined)
    return { mood: "plain", label: newOrder.stillMissing(items.length), sentence: first.sentence }
  if (refused !== null) return { mood: "denied", label: null, sentence: refusalSentence(refused, voice) }
  switch (verdict?.kind) {
    case "deny": {
      const [reason] = verdict.reasons
      return { mood: "denied", label: newOrder.denied, sentence: reason === undefined ? "" : say(reason) }
    }
    case "permit":
      return { mood: "ok", label: null, sentence: newOrder.permitted }
    case "needs":
    case undefined:
      return { mood: "plain", label: null, sentence: newOrder.checking }
  }
}

interface SendProps extends GateProps {
  readonly items: readonly GateItem[]
  readonly wide: boolean
}

function Send({ items, onSend, onTried, refusal, sending, verdict, wide }: SendProps) {
  const { newOrder } = useWords()
  return (
    <Button
      look="primary"
      icon="send"
      wide={wide}
      busy={sending.busy}
      locked={lockedBy(items, verdict, refusal, newOrder)}
      onPress={onSend}
      onTried={onTried}
    >
      {sending.busy ? newOrder.sending : newOrder.send}
    </Button>
  )
}

interface WholeProps extends GateProps {
  readonly items: readonly GateItem[]
  readonly send: ReactNode
}

function Whole({ gaps, items, verdict, refusal, cureFor, sending, paper, send }: WholeProps) {
  const { newOrder } = useWords()
  return (
    <>
      {items.length > 0 && <Missing items={items} />}
      {items.length === 0 && verdict?.kind === "deny" && (
        <Denied>
          <Reasons reasons={verdict.reasons} />
          <Instead actions={verdict.instead} cureFor={cureFor} />
        </Denied>
      )}
      {items.length === 0 && verdict?.kind === "permit" && (
        <Permitted reasons={verdict.reasons} duties={verdict.duties} />
      )}
      {gaps.length === 0 && verdict !== null && verdict.notes.length > 0 && <Notes notes={verdict.notes} />}
      {items.length === 0 && verdict === null && refusal === null && (
        <p className="soft">{newOrder.checking}</p>
      )}
      <Refused refusal={refusal ?? sending.refusal} />
      {sending.busy && <Sending />}
      {send}
      {paper !== null && verdict !== null && <AsPaper paper={paper} />}
    </>
  )
}

type Permit = Extract<VerdictView, { readonly kind: "permit" }>

function Permitted({ reasons, duties }: Pick<Permit, "reasons" | "duties">) {
  const { newOrder } = useWords()
  const { language } = useVoice()
  return (
    <details className="more">
      <summary className="gate-title gate-ok">
        <Icon name="shield" />
        {newOrder.permitted}
      </summary>
      <Reasons reasons={reasons} />
      <ul className="gate-reasons">
        {duties.map((duty) => (
          <li key={duty.de}>{duty[language]}</li>
        ))}
      </ul>
    </details>
  )
}

/** To file, or to hand to whoever asks: the same answer with its articles. */
export function AsPaper({ paper }: { readonly paper: () => Promise<Answer<MadePaper>> }) {
  const { newOrder } = useWords()
  return (
    <details className="more">
      <summary className="small">
        <Icon name="print" small />
        {newOrder.asPaper}
      </summary>
      <p className="soft small">{newOrder.asPaperText}</p>
      <SavePaper make={paper} of={newOrder.asPaper} />
    </details>
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
      {item.more !== undefined && item.more.length > 0 && <Reasons reasons={item.more} />}
      {item.who !== undefined && item.who !== null && <p className="soft">{item.who}</p>}
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

/** To a data protection officer in their language, to everybody else in a dentist's. */
function useSaid(): (reason: ReasonView) => string {
  const { language } = useVoice()
  const me = useMe()
  return ({ dpo, sentence }) => (me.role === "data-protection-officer" ? dpo : sentence)[language]
}

/** What holds whatever the answer is: an end that comes near, a form that counts as another. */
function Notes({ notes }: { readonly notes: readonly ReasonView[] }) {
  const { newOrder } = useWords()
  return (
    <section aria-label={newOrder.notes}>
      <p className="small">{newOrder.notes}</p>
      <Reasons reasons={notes} />
    </section>
  )
}

/** Never a dead end: what may be done instead. */
function Instead({
  actions,
  cureFor,
}: Pick<GateProps, "cureFor"> & { readonly actions: readonly ActionId[] }) {
  const { newOrder } = useWords()
  const { language } = useVoice()
  if (actions.length === 0) return null
  return (
    <div className="stack-tight">
      <p>{newOrder.instead}</p>
      {actions.map((action) => {
        const { onCure, who } = cureFor(action)
        return (
          <div key={action} className="gate-item">
            {who !== null && <p className="soft">{who}</p>}
            <Button onPress={onCure}>{actionWord({ action }, language)}</Button>
          </div>
        )
      })}
    </div>
  )
}

export function Reasons({ reasons }: { readonly reasons: readonly ReasonView[] }) {
  const say = useSaid()
  return (
    <ul className="gate-reasons">
      {reasons.map((reason) => (
        <li key={reason.id}>
          {say(reason)} <span className="soft small">{reason.citation}</span>
        </li>
      ))}
    </ul>
  )
}

function Sending() {
  const { newOrder } = useWords()
  const { progress } = useMoment()
  const now = Object.values(progress).findLast(isUnderway)
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
