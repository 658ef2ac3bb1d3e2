/** The questionnaire itself: in groups, kept on this device at every change, signed once nothing blocks. */
import { useNavigate } from "@tanstack/react-router"
import type { GapView, ProviderDraft, ProviderView } from "@zahnwolke/core/party/hosting-views"
import { maySetRules } from "@zahnwolke/core/records/organisation"
import type { Question } from "@zahnwolke/core/records/questionnaire"
import { useEffect, useRef, useState } from "react"
import { allIn, groups, isBlocking, isOfArticle } from "../../session/provider-form.ts"
import type { Asked, GroupName } from "../../session/provider-form.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Segments } from "../choice.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { Contradictions } from "./contradictions.tsx"
import { EvidencePart } from "./evidence-part.tsx"
import { QuestionField } from "./question-field.tsx"
import type { AnswerProps } from "./answer.tsx"

type Judged = Pick<ProviderView, "gaps" | "contradictions">

/** So long after the last change the draft is kept and judged. */
const settles = 300

function useProviderDraft(view: ProviderView) {
  const party = useParty()
  const [draft, setDraft] = useState<ProviderDraft>(view.draft)
  const [judged, setJudged] = useState<Judged>(view)
  const first = useRef(view.draft)
  useEffect(() => {
    if (draft === first.current) return undefined
    let wanted = true
    const timer = setTimeout(() => {
      void party.keepProvider({ host: view.host, draft }).then((kept) => {
        if (wanted && kept.ok) setJudged(kept.value)
      })
    }, settles)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [draft, party, view.host])
  return { draft, setDraft, judged }
}

interface ProviderFormProps {
  readonly view: ProviderView
  /** Where the server says that it stands. */
  readonly countries: readonly string[]
}

export function ProviderForm({ view, countries }: ProviderFormProps) {
  const { provider: words } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  const { draft, setDraft, judged } = useProviderDraft(view)
  /** Fields that show what is typed begin anew where answers were set from elsewhere. */
  const [round, setRound] = useState(0)
  const [strict, setStrict] = useState(false)
  const { answers } = draft
  const errorOf = (question: Question): string | null => {
    const gap = judged.gaps.find((one) => one.question === question)
    return gap !== undefined && (strict || answers[question] !== null) ? gap.sentence[language] : null
  }
  const set: AnswerProps["set"] = (question, value) =>
    setDraft((before) => ({ ...before, answers: { ...before.answers, [question]: value } }))
  return (
    <>
      <Contradictions found={judged.contradictions} />
      <Segments<ProviderDraft["deployment"]>
        label={words.standing}
        value={draft.deployment}
        options={[
          { value: "hosted", text: words.standingHosted },
          { value: "on-prem", text: words.standingOwn },
        ]}
        onChange={(deployment) => setDraft({ ...draft, deployment })}
      />
      <div>
        <Button
          icon="check"
          onPress={() => {
            setDraft({ ...draft, answers: allIn(answers, countries) })
            setRound(round + 1)
          }}
        >
          {words.everywhere(formats.list(countries.map(formats.country)))}
        </Button>
      </div>
      {groups.map(({ name, asked }) => (
        <Group key={`${name} ${round}`} name={name} asked={asked} props={{ answers, set, errorOf }} />
      ))}
      <EvidencePart evidence={draft.evidence} onChange={(evidence) => setDraft({ ...draft, evidence })} />
      <Signing host={view.host} draft={draft} gaps={judged.gaps} onTried={() => setStrict(true)} />
    </>
  )
}

interface GroupProps {
  readonly name: GroupName
  readonly asked: readonly Asked[]
  readonly props: AnswerProps
}

const isFirst = ({ question }: Asked): boolean => isBlocking(question) || isOfArticle(question)

/** What blocks stands open; what only belongs in the file is a press away. */
function Group({ name, asked, props }: GroupProps) {
  const { provider: words } = useWords()
  const more = asked.filter((one) => !isFirst(one))
  const fields = (list: readonly Asked[]) =>
    list.map((one) => (
      <div key={one.question} id={`ask-${one.question}`}>
        <QuestionField asked={one} {...props} />
      </div>
    ))
  return (
    <Section title={words.groups[name]}>
      {name === "abroad" && <p className="soft">{words.abroadText}</p>}
      <div className="stack">{fields(asked.filter(isFirst))}</div>
      {more.length > 0 && (
        <details className="more">
          <summary className="small">
            <Icon name="forward" small />
            {words.more(more.length)}
          </summary>
          <div className="stack">{fields(more)}</div>
        </details>
      )}
    </Section>
  )
}

function goToQuestion(question: Question): void {
  const place = document.querySelector<HTMLElement>(`#ask-${question}`)
  const folded = place?.closest("details")
  if (folded) folded.open = true
  place?.scrollIntoView({ block: "center", behavior: "smooth" })
  place?.querySelector<HTMLElement>("input, select, button")?.focus({ preventScroll: true })
}

interface SigningProps {
  readonly host: string
  readonly draft: ProviderDraft
  readonly gaps: readonly GapView[]
  readonly onTried: () => void
}

function Signing({ host, draft, gaps, onTried }: SigningProps) {
  const { provider: words } = useWords()
  const { language } = useVoice()
  const me = useMe()
  const party = useParty()
  const session = useSession()
  const navigate = useNavigate()
  const deed = useDeed()
  const may = maySetRules(me.role)
  const [first] = gaps
  const sign = (): Promise<void> =>
    deed.run(
      () => party.signProvider({ host, draft, language }),
      async () => {
        await session.refresh()
        session.note(words.signed)
        await navigate({ to: "/organisation" })
      },
    )
  return (
    <section className="section gate" aria-label={words.signTitle} aria-live="polite">
      <h2>{words.signTitle}</h2>
      <p>{words.signText}</p>
      {first === undefined ? (
        <p className="gate-title gate-ok">
          <Icon name="check" />
          {words.complete}
        </p>
      ) : (
        <OpenGap gap={first} count={gaps.length} />
      )}
      {!may && <p className="soft">{words.notYours}</p>}
      <Refused refusal={deed.refusal} />
      <Button
        look="primary"
        icon="pen"
        wide
        busy={deed.busy}
        locked={may ? (first?.sentence[language] ?? null) : words.notYours}
        onPress={() => void sign()}
        onTried={onTried}
      >
        {words.sign}
      </Button>
      <p className="soft small">{words.kept}</p>
    </section>
  )
}

function OpenGap({ gap, count }: { readonly gap: GapView; readonly count: number }) {
  const { provider: words } = useWords()
  const { language } = useVoice()
  return (
    <div className="gate-item">
      <p>
        {words.gaps(count)} {gap.sentence[language]}
      </p>
      <Button onPress={() => goToQuestion(gap.question)}>{words.toQuestion}</Button>
    </div>
  )
}
