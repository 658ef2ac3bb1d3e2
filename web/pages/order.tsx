/** One order: what to do next, its files, what was said, what was asked for, why it was allowed, and its end. */
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import { isId } from "@zahnwolke/core/records/id"
import type { OrderId } from "@zahnwolke/core/records/id"
import { useParams } from "@tanstack/react-router"
import { StateBadge } from "../parts/badge.tsx"
import { RevealName } from "../parts/desk/reveal-name.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Loading, Page, Section } from "../parts/page.tsx"
import { OrderActions } from "../parts/order/actions.tsx"
import { Chain } from "../parts/order/chain.tsx"
import { DisclosurePart } from "../parts/order/disclosure.tsx"
import { EmergencyOfOrder } from "../parts/order/emergency.tsx"
import { ErasurePart } from "../parts/order/erasure.tsx"
import { OrderFiles } from "../parts/order/files.tsx"
import { OrderFacts } from "../parts/order/facts.tsx"
import { KeepingPart } from "../parts/order/keeping.tsx"
import { NoticePart } from "../parts/order/notice.tsx"
import { Messages } from "../parts/order/messages.tsx"
import { SlipButton } from "../parts/order/slip.tsx"
import { NotFound } from "../shell/not-found.tsx"
import { useAnswer, useParty } from "../session/use-session.tsx"
import { orderTitle } from "../words/order-title.ts"
import { useWords } from "../words/words.tsx"

export function Order() {
  const { order } = useParams({ from: "/auftraege/$order" })
  return isId("order", order) ? <KnownOrder key={order} order={order} /> : <NotFound />
}

function KnownOrder({ order }: { readonly order: OrderId }) {
  const { order: words } = useWords()
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.order(order), order, ["orders"])
  const back = { to: "/auftraege", text: words.back }
  if (value === null) {
    return (
      <Page title={words.form} back={back}>
        {refusal === null ? <Loading /> : <Refused refusal={refusal} />}
      </Page>
    )
  }
  return <OrderScreen detail={value} />
}

function OrderScreen({ detail }: { readonly detail: OrderDetail }) {
  const all = useWords()
  const { order: words } = all
  /** What was written is gone on purpose; only that it is gone, and the proof of it, is left to show. */
  const erased = detail.state === "erased"
  const who = detail.placedByUs ? words.to(detail.partner.name) : words.from(detail.partner.name)
  return (
    <Page
      title={orderTitle(detail.title, all)}
      back={{ to: "/auftraege", text: words.back }}
      lead={
        <p className="row order-lead">
          <StateBadge state={detail.state} />
          <span className="digits">{detail.number}</span>
          <span>{detail.patientName ?? <span className="digits">{detail.patientCode}</span>}</span>
          <span>{who}</span>
        </p>
      }
      actions={!erased && <SlipButton order={detail.order} number={detail.number} form={detail.form} />}
    >
      {detail.nameHidden && <RevealName about={{ order: detail.order }} />}
      <OrderActions detail={detail} />
      {detail.warnings.map((warning) => (
        <Refused key={JSON.stringify(warning)} refusal={warning} />
      ))}
      {detail.disclosure.checkedHere.state === "findings" && (
        <Note mood="danger">{words.checkedHere.findings}</Note>
      )}
      <div className="order-columns">
        <div className="order-parts">
          {erased && detail.erasure !== null && <ErasurePart detail={detail} erasure={detail.erasure} />}
          {!erased && <OrderFiles detail={detail} />}
          {(!erased || detail.messages.length > 0) && <Messages detail={detail} />}
        </div>
        <div className="order-side">
          {!erased && detail.erasure !== null && <ErasurePart detail={detail} erasure={detail.erasure} />}
          {!erased && (
            <Section title={words.form}>
              <OrderFacts detail={detail} />
            </Section>
          )}
          {detail.notice !== null && <NoticePart notice={detail.notice} />}
          {detail.emergency !== null && (
            <EmergencyOfOrder order={detail.order} emergency={detail.emergency} />
          )}
          <DisclosurePart detail={detail} />
          {detail.keeping.length > 0 && detail.state === "shipped" && <KeepingPart detail={detail} />}
          <Chain about={{ order: detail.order }} title={all.chain.titleOrder} />
        </div>
      </div>
    </Page>
  )
}
