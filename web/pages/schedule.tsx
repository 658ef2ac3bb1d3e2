/** The schedule of erasure: what goes when, why, what is on hold, and who still owes an answer. */
import type { ScheduleLine } from "@zahnwolke/core/party/erasure-views"
import { maySetRules } from "@zahnwolke/core/records/organisation"
import { Link } from "@tanstack/react-router"
import { DeskPages } from "../parts/desk/desk-pages.tsx"
import { Ledger } from "../parts/ledger.tsx"
import { Refused } from "../parts/note.tsx"
import { HoldButton, HoldLines } from "../parts/order/hold.tsx"
import { NoticeAnswer } from "../parts/order/notice.tsx"
import { Empty, Loading, Page } from "../parts/page.tsx"
import { useAnswer, useMe, useParty } from "../session/use-session.tsx"
import { useFormats, useVoice, useWords } from "../words/words.tsx"

export function Schedule() {
  const { retention: words } = useWords()
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.schedule(), "schedule", ["orders"])
  return (
    <Page title={words.scheduleTitle} lead={words.scheduleLead}>
      <DeskPages />
      <Refused refusal={refusal} />
      {value === null && refusal === null && <Loading />}
      {value?.length === 0 && (
        <Empty title={words.scheduleEmpty}>
          <p>{words.scheduleEmptyText}</p>
        </Empty>
      )}
      {value !== null && value.length > 0 && <ScheduleTable lines={value} />}
    </Page>
  )
}

function ScheduleTable({ lines }: { readonly lines: readonly ScheduleLine[] }) {
  const { retention: words } = useWords()
  const { language } = useVoice()
  const formats = useFormats()
  const may = maySetRules(useMe().role)
  return (
    <Ledger
      label={words.scheduleTitle}
      rows={lines}
      keyOf={(line) => `${line.order} ${line.what} ${line.why}`}
      columns={[
        {
          head: words.scheduleOn,
          cell: ({ holds, on }) => (
            <>
              <span className="digits">{formats.day(on)}</span>
              <HoldLines holds={holds} />
            </>
          ),
        },
        {
          head: words.scheduleWhat,
          cell: ({ name, number, order, partner }) => (
            <>
              <span className="line-title">{name[language]}</span>
              <br />
              <Link to="/auftraege/$order" params={{ order }}>
                {number}
              </Link>
              <span className="soft small">, {partner}</span>
            </>
          ),
        },
        {
          head: words.scheduleWhy,
          cell: ({ law, notice, why }) => (
            <>
              {words.scheduleWhys[why]} <span className="soft small">{law}</span>
              {notice !== null && (
                <>
                  <br />
                  <NoticeAnswer notice={notice} />
                </>
              )}
            </>
          ),
        },
        {
          head: words.scheduleHold,
          cell: ({ holds, order, what }) =>
            may && what === "shared" ? <HoldButton order={order} holds={holds} /> : "–",
        },
      ]}
    />
  )
}
