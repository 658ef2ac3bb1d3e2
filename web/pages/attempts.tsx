/** What was held back: when, by whom, for whom, by which rules, and whether it went out later with leave. */
import type { AttemptView } from "@zahnwolke/core/party/officer-views"
import type { ReasonView } from "@zahnwolke/core/party/verdict-views"
import { Link } from "@tanstack/react-router"
import { Badge } from "../parts/badge.tsx"
import { DeskPages } from "../parts/desk/desk-pages.tsx"
import { Ledger } from "../parts/ledger.tsx"
import { Refused } from "../parts/note.tsx"
import { Empty, Loading, Page, Section } from "../parts/page.tsx"
import { useAnswer, useParty } from "../session/use-session.tsx"
import { refusalSentence } from "../words/refusal.ts"
import { useFormats, useVoice, useWords } from "../words/words.tsx"

export function Attempts() {
  const { register } = useWords()
  const { attempts: words } = register
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.blockedAttempts(), "attempts", ["orders"])
  return (
    <Page title={words.title} lead={words.lead}>
      <DeskPages />
      <Refused refusal={refusal} />
      {value === null && refusal === null && <Loading />}
      {value?.length === 0 && (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </Empty>
      )}
      {value !== null && value.length > 0 && <AttemptTable attempts={value} />}
      <Reveals />
    </Page>
  )
}

/** Names that an officer had shown, and why. */
function Reveals() {
  const { register } = useWords()
  const { attempts, names: words } = register
  const formats = useFormats()
  const party = useParty()
  const { value } = useAnswer(() => party.reveals(), "reveals", ["orders"])
  if (value === null) return null
  return (
    <Section title={words.list}>
      {value.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Ledger
          label={words.list}
          rows={value}
          keyOf={({ about, at }) => `${about} ${at}`}
          columns={[
            { head: attempts.when, cell: ({ at }) => formats.moment(at) },
            { head: attempts.who, cell: ({ who }) => who ?? attempts.nobody },
            { head: words.about, cell: ({ about }) => <span className="digits">{about}</span> },
            { head: words.reason, cell: ({ reason }) => reason },
          ]}
        />
      )}
    </Section>
  )
}

function AttemptTable({ attempts }: { readonly attempts: readonly AttemptView[] }) {
  const { register } = useWords()
  const { attempts: words } = register
  const formats = useFormats()
  return (
    <Ledger
      label={words.title}
      rows={attempts}
      keyOf={(one) => `${one.order} ${one.by} ${one.reasons.map(({ id }) => id).join(" ")}`}
      columns={[
        {
          head: words.when,
          cell: ({ at, day }) => (at === 0 ? formats.day(day) : formats.moment(at)),
        },
        { head: words.who, cell: ({ who }) => who ?? words.nobody },
        { head: words.to, cell: ({ recipient }) => recipient },
        {
          head: words.why,
          cell: ({ by, reasons, verdict }) => (
            <>
              <span className="soft small">{`${words.verdicts[verdict]}, ${words.by[by]}`}</span>
              {reasons.map((reason) => (
                <Why key={reason.id} reason={reason} />
              ))}
            </>
          ),
        },
        { head: words.afterwards, cell: (attempt) => <Afterwards attempt={attempt} /> },
      ]}
    />
  )
}

/** A rule has a sentence of its own; what a check or the server says is a refusal like any other. */
function Why({ reason }: { readonly reason: ReasonView }) {
  const voice = useVoice()
  const { attempts: words } = voice.words.register
  const said = reason.dpo[voice.language]
  return (
    <p>
      {said === reason.id ? refusalSentence({ code: reason.id, details: {} }, voice) : said}
      <br />
      <span className="soft small">
        {[reason.citation, words.rule(reason.id)].filter(Boolean).join(" · ")}
      </span>
    </p>
  )
}

function Afterwards({ attempt: { curedAt, order } }: { readonly attempt: AttemptView }) {
  const { register } = useWords()
  const { attempts: words } = register
  const formats = useFormats()
  if (curedAt === null) return <Badge tone="still">{words.notCured}</Badge>
  return (
    <Link to="/auftraege/$order" params={{ order }}>
      {words.cured(formats.moment(curedAt))}
    </Link>
  )
}
