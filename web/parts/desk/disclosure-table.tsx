/** The lines of the register: who got what, why, where and until when. */
import type { DisclosureLine, DisclosureState } from "@zahnwolke/core/party/officer-views"
import { Link } from "@tanstack/react-router"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import type { Tone } from "../badge.tsx"
import { Ledger } from "../ledger.tsx"

export const stateTones: Readonly<Record<DisclosureState, Tone>> = {
  open: "accent",
  overdue: "danger",
  erasing: "warning",
  erased: "ok",
}

export function DisclosureTable({ lines }: { readonly lines: readonly DisclosureLine[] }) {
  const { language } = useVoice()
  const { register: words, terms, order } = useWords()
  const formats = useFormats()
  return (
    <Ledger
      label={words.title}
      rows={lines}
      keyOf={(line) => line.order}
      columns={[
        {
          head: words.recipient,
          cell: ({ incoming, partner }) => (
            <>
              <span className="line-title">{partner.name}</span>
              <br />
              <span className="soft small">
                {terms.roles[partner.role]}
                {incoming && ` (${order.incoming})`}
              </span>
            </>
          ),
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
              <span className="soft small">{terms.categories[category]}</span>
            </>
          ),
        },
        {
          head: words.basis,
          cell: ({ basis, consent }) => (
            <>
              {basis?.sentence[language] ?? words.noBasis}
              <br />
              <span className="soft small">{consent === null ? words.consentNo : words.consentYes}</span>
            </>
          ),
        },
        { head: words.countries, cell: ({ countries }) => formats.list(countries.map(formats.country)) },
        { head: words.at, cell: ({ at }) => formats.date(at) },
        { head: words.until, cell: (line) => <Until line={line} /> },
      ]}
    />
  )
}

function OrderLink({ line }: { readonly line: DisclosureLine }) {
  const { order: words } = useWords()
  return (
    <Link to="/auftraege/$order" params={{ order: line.order }} className="digits">
      {line.number || words.noNumber}
    </Link>
  )
}

function Until({ line: { eraseBy, held, state } }: { readonly line: DisclosureLine }) {
  const { register: words, retention } = useWords()
  const formats = useFormats()
  if (held) return <Badge tone="warning">{retention.held}</Badge>
  if (state === "open") return formats.date(eraseBy)
  return <Badge tone={stateTones[state]}>{words.states[state]}</Badge>
}
