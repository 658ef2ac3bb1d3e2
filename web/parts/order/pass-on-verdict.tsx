/** What the rules say of passing a design on: on which ground, into which countries, until when, and what to do where they say no. */
import type { PassOnInput, PassOnView } from "@zahnwolke/core/party/passing-views"
import type { ReasonView } from "@zahnwolke/core/party/verdict-views"
import { actionWord } from "@zahnwolke/core/policy/sentence"
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"
import { useNavigate } from "@tanstack/react-router"
import { cureOf } from "../../session/cure-of.ts"
import { useAnswer, useParty } from "../../session/use-session.tsx"
import type { Asked } from "../../session/use-session.tsx"
import { useSettled } from "../../session/use-settled.ts"
import { useVoice, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Icon } from "../icon.tsx"
import { Note, Refused } from "../note.tsx"
import { AsPaper, Reasons } from "../new-order/gate.tsx"
import { Fact } from "../profile-facts.tsx"

/** Asked again whenever what shall go, or to whom, was changed and then left alone for a moment. */
export function usePassOn(question: PassOnInput): Asked<PassOnView | null> {
  const party = useParty()
  const now = JSON.stringify(question)
  const settled = useSettled(now, 250)
  const asked = useAnswer<PassOnView | null>(
    () =>
      question.objects.length === 0
        ? Promise.resolve({ ok: true, value: null })
        : party.decidePassOn(question),
    settled,
    ["partners", "orders"],
  )
  return settled === now ? asked : { ...asked, value: null, refusal: null }
}

interface PassOnVerdictProps {
  readonly question: PassOnInput
  readonly asked: Asked<PassOnView | null>
  /** To the message to the practice, which alone can ask the patient. */
  readonly onAskPractice: () => void
}

export function PassOnVerdict({ asked, onAskPractice, question }: PassOnVerdictProps) {
  const { newOrder } = useWords()
  const { language } = useVoice()
  const party = useParty()
  const { refusal, value } = asked
  if (question.objects.length === 0) return null
  return (
    <section className="gate-reasons" aria-label={newOrder.gate} aria-live="polite">
      <Refused refusal={refusal} />
      {value === null && refusal === null && <p className="soft">{newOrder.checking}</p>}
      {value !== null && (
        <>
          <Said view={value} to={question.to} onAskPractice={onAskPractice} />
          <AsPaper paper={() => party.passOnPaper({ question, language })} />
        </>
      )}
    </section>
  )
}

interface SaidProps extends Pick<PassOnVerdictProps, "onAskPractice"> {
  readonly view: PassOnView
  readonly to: PassOnInput["to"]
}

function Said({ onAskPractice, to, view }: SaidProps) {
  const { order: words } = useWords()
  const { formats } = useVoice()
  const { before, countries, until, verdict, waiting } = view
  return (
    <>
      {waiting > 0 && <Note mood="warning">{words.passWaiting(waiting)}</Note>}
      {before > 0 && <Note>{words.passBefore(before)}</Note>}
      <p className={verdict.kind === "permit" ? "gate-title gate-ok" : "gate-title field-error"}>
        <Icon name={verdict.kind === "permit" ? "shield" : "warning"} />
        {words.passVerdicts[verdict.kind]}
      </p>
      {verdict.kind !== "needs" && <Reasons reasons={verdict.reasons} />}
      {verdict.kind === "needs" &&
        verdict.items.map((item) => (
          <Missing key={item.id} item={item} to={to} onAskPractice={onAskPractice} />
        ))}
      {verdict.kind === "deny" &&
        verdict.instead.map((action) => (
          <CureButton key={action} action={action} to={to} onAskPractice={onAskPractice} />
        ))}
      {verdict.notes.length > 0 && <Reasons reasons={verdict.notes} />}
      <dl className="facts">
        <Fact name={words.disclosureCountries}>{formats.list(countries.map(formats.country))}</Fact>
        <Fact name={words.passUntil}>{formats.date(until)}</Fact>
      </dl>
    </>
  )
}

interface MissingProps extends Pick<SaidProps, "onAskPractice" | "to"> {
  readonly item: ReasonView & { readonly action: ActionId; readonly more: readonly ReasonView[] }
}

function Missing({ item, onAskPractice, to }: MissingProps) {
  return (
    <div className="gate-item">
      <Reasons reasons={[item, ...item.more]} />
      <CureButton action={item.action} to={to} onAskPractice={onAskPractice} />
    </div>
  )
}

/** What the patient says is the practice's to ask for; everything else stands with the recipient or in the own house. */
function CureButton({
  action,
  onAskPractice,
  to,
}: { readonly action: ActionId } & Pick<SaidProps, "onAskPractice" | "to">) {
  const { order: words } = useWords()
  const { language } = useVoice()
  const navigate = useNavigate()
  switch (cureOf(action).by) {
    case "consent":
    case "emergency":
    case "form":
    case "code":
      return <Button onPress={onAskPractice}>{words.passAskPractice}</Button>
    case "signing":
    case "check":
    case "agreement":
    case "person":
      return (
        <Button onPress={() => void navigate({ to: "/partner/$organisation", params: { organisation: to } })}>
          {`${actionWord({ action }, language)}: ${words.passToPartner}`}
        </Button>
      )
    case "questionnaire":
      return (
        <Button onPress={() => void navigate({ to: "/organisation" })}>
          {actionWord({ action }, language)}
        </Button>
      )
  }
}
