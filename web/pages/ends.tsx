/** Contracts and deadlines: everything signed that ends, what stops then, and where it is renewed. */
import type { EndLine } from "@zahnwolke/core/party/officer-views"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { Link } from "@tanstack/react-router"
import { DeskPages } from "../parts/desk/desk-pages.tsx"
import { Ledger } from "../parts/ledger.tsx"
import { Refused } from "../parts/note.tsx"
import { Empty, Loading, Page, Section } from "../parts/page.tsx"
import { groupEnds } from "../session/end-groups.ts"
import { useAnswer, useMe, useParty } from "../session/use-session.tsx"
import { useFormats, useVoice, useWords } from "../words/words.tsx"

export function Ends() {
  const { register } = useWords()
  const { ends: words } = register
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.ends(), "ends", ["partners", "attestations", "status"])
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
      {groupEnds(value ?? [], Date.now()).map(({ horizon, lines }) => (
        <Section key={horizon} title={words.horizons[horizon]}>
          <EndTable label={words.horizons[horizon]} lines={lines} />
        </Section>
      ))}
    </Page>
  )
}

function EndTable({ label, lines }: { readonly label: string; readonly lines: readonly EndLine[] }) {
  const { language } = useVoice()
  const { register } = useWords()
  const { ends: words } = register
  const formats = useFormats()
  return (
    <Ledger
      label={label}
      rows={lines}
      keyOf={(line) => `${line.kind} ${line.about} ${line.isOurs} ${line.until}`}
      columns={[
        { head: words.until, cell: ({ until }) => <span className="digits">{formats.date(until)}</span> },
        {
          head: words.what,
          cell: ({ about, isOurs, kind }) => (
            <>
              <span className="line-title">{words.kinds[kind]}</span>
              <br />
              <span className="soft small">
                {[
                  kind === "adequacy" ? formats.country(about) : about || words.ownHouse,
                  ...(kind === "adequacy" ? [] : [isOurs ? words.ours : words.theirs]),
                ].join(", ")}
              </span>
            </>
          ),
        },
        { head: words.stops, cell: ({ stops }) => stops.dpo[language] },
        { head: words.renew, cell: (line) => <Renew line={line} /> },
      ]}
    />
  )
}

function Renew({ line: { renew } }: { readonly line: EndLine }) {
  const { register } = useWords()
  const { ends: words } = register
  const { role } = useMe()
  switch (renew.to) {
    case "partner":
      return (
        <Link to="/partner/$organisation" params={{ organisation: renew.partner }}>
          {words.renewPartner}
        </Link>
      )
    case "order":
      return (
        <Link to="/auftraege/$order" params={{ order: renew.order }}>
          {words.renewOrder}
        </Link>
      )
    case "consent":
      return placesOrders(role) ? (
        <Link to="/einwilligung" search={{ patient: renew.patient, to: renew.partner ?? undefined }}>
          {words.renewConsent}
        </Link>
      ) : (
        <Link to="/patienten/$patient" params={{ patient: renew.patient }}>
          {words.renewAtPatient}
        </Link>
      )
    case "organisation":
      return <Link to="/organisation">{words.renewOrganisation}</Link>
    case "nowhere":
      return words.renewNowhere
  }
}
