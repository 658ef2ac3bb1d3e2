/** The lines of the register: who got what, why, where and until when. */
import type { DisclosureLine, DisclosureState } from "@zahnwolke/core/party/officer-views"
import { maySetRules } from "@zahnwolke/core/records/organisation"
import { basesIn } from "../../session/disclosure-csv.ts"
import { Link } from "@tanstack/react-router"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import type { Tone } from "../badge.tsx"
import { Ledger } from "../ledger.tsx"
import { HoldButton } from "../order/hold.tsx"
import { useMe } from "../../session/use-session.tsx"

const stateTones: Readonly<Record<DisclosureState, Tone>> = {
  open: "accent",
  overdue: "danger",
  held: "warning",
  erasing: "warning",
  restricted: "accent",
  erased: "ok",
  hidden: "danger",
}

export function DisclosureTable({ lines }: { readonly lines: readonly DisclosureLine[] }) {
  const { language } = useVoice()
  const { register: words, chain, terms } = useWords()
  const may = maySetRules(useMe().role)
  const formats = useFormats()
  return (
    <Ledger
      label={words.title}
      rows={lines}
      keyOf={(line) => line.order}
      columns={[
        {
          head: words.recipient,
          cell: (line) => <Who line={line} />,
        },
        { head: words.order, cell: (line) => <OrderLink line={line} /> },
        {
          head: words.what,
          cell: ({ category, kinds }) => (
            <>
              {formats.list(
                kinds.length === 0 ? [terms.contentKinds.order] : kinds.map((one) => terms.contentKinds[one]),
              )}
              <br />
              <span className="soft small">
                {category === null ? words.unknown : terms.categories[category]}
              </span>
            </>
          ),
        },
        {
          head: words.basis,
          cell: ({ basis, beside, consent, doubtful, state }) => (
            <>
              {basesIn(language, { basis, beside }) ?? (state === "hidden" ? words.unknown : words.noBasis)}
              {doubtful && <Badge tone="danger">{chain.doubtful}</Badge>}
              <br />
              <span className="soft small">{consent === null ? words.consentNo : words.consentYes}</span>
            </>
          ),
        },
        { head: words.countries, cell: (line) => <Where line={line} /> },
        { head: words.at, cell: ({ at }) => formats.date(at) },
        {
          head: words.until,
          cell: (line) => (
            <>
              <Until line={line} />
              {may && mayHold(line) && <HoldButton order={line.order} holds={line.holds} />}
            </>
          ),
        },
      ]}
    />
  )
}

function Where({ line: { countries, countriesNow } }: { readonly line: DisclosureLine }) {
  const { chain } = useWords()
  const formats = useFormats()
  return (
    <>
      {formats.list(countries.map(formats.country))}
      {countriesNow.length > 0 && (
        <Badge tone="warning">{chain.countriesNow(formats.list(countriesNow.map(formats.country)))}</Badge>
      )}
    </>
  )
}

function OrderLink({ line }: { readonly line: DisclosureLine }) {
  const { order: words, register } = useWords()
  return (
    <>
      <Link to="/auftraege/$order" params={{ order: line.within }} className="digits">
        {line.number || words.noNumber}
      </Link>
      {line.outOf !== null && <p className="soft small digits">{register.outOf(line.outOf)}</p>}
    </>
  )
}

/** Of what others passed on nobody here can stop the erasure; and what is gone needs no hold. */
const mayHold = ({ state, way }: DisclosureLine): boolean =>
  way !== "passed-on" && state !== "erased" && state !== "restricted"

/** Who has it, and from whom where that is not this house. */
function Who({ line: { from, to, way } }: { readonly line: DisclosureLine }) {
  const { register: words, terms, order } = useWords()
  const other = way === "received" ? from : to
  const role = to.role === null ? words.unknown : terms.roles[to.role]
  return (
    <>
      <span className="line-title">{other.name}</span>
      <br />
      <span className="soft small">{way === "received" ? order.incoming : role}</span>
      {way === "passed-on" && (
        <>
          <br />
          <span className="small">{words.passedOnBy(from.name)}</span>
        </>
      )}
    </>
  )
}

/** The agreed day; after it, what became of it, and what the law keeps: which record, until when. */
function Until({ line: { eraseBy, kept, state } }: { readonly line: DisclosureLine }) {
  const { register: words, retention } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  if (state === "open") return eraseBy === null ? words.unknown : formats.date(eraseBy)
  return (
    <>
      <Badge tone={stateTones[state]}>{words.states[state]}</Badge>
      {kept.map(({ grounded, law, name, record, until }) => (
        <p key={record} className="small">
          {grounded
            ? retention.kept(name[language], formats.day(until), law)
            : retention.keptUngrounded(name[language], formats.day(until))}
        </p>
      ))}
    </>
  )
}
