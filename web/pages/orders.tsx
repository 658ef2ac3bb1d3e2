/** All orders in one dense list: what a practice sent, what arrived at a laboratory or a milling centre. */
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { StateBadge } from "../parts/badge.tsx"
import { Button, LinkButton } from "../parts/button.tsx"
import { Segments } from "../parts/choice.tsx"
import { SecondPerson, useWaitingEmergencies } from "../parts/emergency/second-person.tsx"
import { OpenQuestions } from "../parts/organisation/open-questions.tsx"
import { PartnerTodos } from "../parts/partners/partner-todos.tsx"
import { SearchField, SelectField } from "../parts/field.tsx"
import { Refused } from "../parts/note.tsx"
import { Empty, Loading, Page } from "../parts/page.tsx"
import { filterOrders, turns } from "../session/order-filter.ts"
import type { OrderFilter, Turn } from "../session/order-filter.ts"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../session/use-session.tsx"
import { isoDay } from "../words/formats.ts"
import { orderTitle } from "../words/order-title.ts"
import { useFormats, useWords } from "../words/words.tsx"

export function Orders() {
  const words = useWords()
  const { order, app } = words
  const me = useMe()
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.orders(), "orders", ["orders"])
  const partners = useAnswer(() => party.partners(), "partners", ["partners"])
  // Together with what partners wait for: nothing moves under the finger afterwards.
  const waiting = useWaitingEmergencies()
  const isRead = [partners, waiting].every((asked) => asked.value !== null || asked.refusal !== null)
  const orders =
    (isRead ? value : null)?.map((one) => ({ ...one, title: orderTitle(one.title, words) })) ?? null
  const [filter, setFilter] = useState<OrderFilter>({ turn: "running", partner: "", text: "" })
  const practice = me.profile.role === "practice"
  const mayOrder = practice && placesOrders(me.role)
  const shown = orders === null ? null : filterOrders(orders, filter)
  return (
    <Page
      title={practice ? order.listTitle : order.inboxTitle}
      actions={
        mayOrder && (
          <LinkButton
            to="/auftraege/neu"
            search={{ to: undefined, patient: undefined }}
            look="primary"
            icon="plus"
          >
            {app.newOrder}
          </LinkButton>
        )
      }
    >
      {!practice && <OpenQuestions />}
      {orders !== null && <SecondPerson all={waiting.value ?? []} />}
      {orders !== null && <PartnerTodos partners={partners.value ?? []} />}
      <Refused refusal={refusal} />
      {orders !== null && orders.length > 0 && <Tools orders={orders} filter={filter} onChange={setFilter} />}
      {orders === null && refusal === null && <Loading />}
      {orders?.length === 0 && <NoOrders practice={practice} />}
      {shown !== null && orders !== null && orders.length > 0 && (
        <OrderList orders={shown} onClear={() => setFilter({ turn: "all", partner: "", text: "" })} />
      )}
    </Page>
  )
}

interface ToolsProps {
  readonly orders: readonly OrderSummary[]
  readonly filter: OrderFilter
  readonly onChange: (filter: OrderFilter) => void
}

function Tools({ orders, filter, onChange }: ToolsProps) {
  const { order: words } = useWords()
  const partners = new Map(orders.map(({ partner }) => [partner.organisation as string, partner.name]))
  const texts: Readonly<Record<Turn, string>> = {
    ours: words.waitingForUs,
    running: words.running,
    finished: words.finished,
    all: words.all,
  }
  return (
    <div className="orders-tools">
      <Segments
        label={words.filterState}
        labelSeen={false}
        value={filter.turn}
        options={turns.map((turn) => ({ value: turn, text: texts[turn] }))}
        onChange={(turn) => onChange({ ...filter, turn })}
      />
      <SearchField
        label={words.search}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      {partners.size > 1 && (
        <div className="select-partner">
          <SelectField<string>
            label={words.filterPartner}
            labelSeen={false}
            value={filter.partner}
            options={[
              { value: "", text: words.filterPartnerAll },
              ...[...partners].map(([value, text]) => ({ value, text })),
            ]}
            onChange={(partner) => onChange({ ...filter, partner })}
          />
        </div>
      )}
    </div>
  )
}

function NoOrders({ practice }: { readonly practice: boolean }) {
  const { order: words, app, partners } = useWords()
  return (
    <Empty title={words.emptyTitle}>
      <p>{practice ? words.emptyPractice : words.emptyMaker}</p>
      {practice ? (
        <LinkButton to="/auftraege/neu" search={{ to: undefined, patient: undefined }} look="primary">
          {app.newOrder}
        </LinkButton>
      ) : (
        <LinkButton to="/partner" look="primary">
          {partners.invite}
        </LinkButton>
      )}
    </Empty>
  )
}

interface OrderListProps {
  readonly orders: readonly OrderSummary[]
  readonly onClear: () => void
}

function OrderList({ orders, onClear }: OrderListProps) {
  const { order: words } = useWords()
  if (orders.length === 0) {
    return (
      <div className="row" role="status">
        <p>{words.emptyFilter}</p>
        <Button look="plain" onPress={onClear}>
          {words.clearFilter}
        </Button>
      </div>
    )
  }
  return (
    <>
      <p className="unseen" role="status">
        {words.count(orders.length)}
      </p>
      <ul className="orders">
        <li className="orders-head" aria-hidden="true">
          <span>{words.columnNumber}</span>
          <span>{words.columnWork}</span>
          <span>{words.columnPatient}</span>
          <span>{words.columnPartner}</span>
          <span>{words.columnDue}</span>
          <span>{words.columnState}</span>
          <span />
        </li>
        {orders.map((order) => (
          <OrderRow key={order.order} order={order} />
        ))}
      </ul>
    </>
  )
}

function OrderRow({ order }: { readonly order: OrderSummary }) {
  const { order: words } = useWords()
  const formats = useFormats()
  const today = isoDay(Date.now())
  const late =
    order.dueOn !== null &&
    order.dueOn < today &&
    !["shipped", "closed", "erased", "rejected"].includes(order.state)
  return (
    <li className="order-row" data-unread={order.unread}>
      <span className="order-number">
        <Link className="order-link" to="/auftraege/$order" params={{ order: order.order }}>
          {order.number || words.noNumber}
          {order.unread && <span className="unseen">, {words.unread}</span>}
        </Link>
      </span>
      <span className="order-title">{order.title}</span>
      <span className="order-who">
        {order.patientName ?? <span className="digits">{order.patientCode}</span>}
      </span>
      <span className="order-partner">
        {order.placedByUs ? words.to(order.partner.name) : words.from(order.partner.name)}
        {order.parent !== null && order.placedByUs && ` · ${words.passedOn}`}
      </span>
      <span className={late ? "order-due order-late" : "order-due"}>
        {order.dueOn !== null && (
          <>
            {order.dueOn === today ? words.dueToday : formats.day(order.dueOn)}
            {late && <span className="unseen">, {words.overdue}</span>}
          </>
        )}
      </span>
      <span className="order-state">
        {order.openQuestion ? (
          <span className="badge badge-warning">{words.openQuestion}</span>
        ) : (
          <StateBadge state={order.state} />
        )}
      </span>
      <span className="order-acts">
        {!order.placedByUs && (order.state === "sent" || order.state === "received") && (
          <AcceptHere order={order} />
        )}
      </span>
    </li>
  )
}

function AcceptHere({ order }: { readonly order: OrderSummary }) {
  const { order: words } = useWords()
  const session = useSession()
  const deed = useDeed()
  const accept = (): Promise<void> =>
    deed.run(
      () => session.party.accept(order.order),
      () => {
        session.changed("orders")
        session.note(words.did.accept)
      },
    )
  return (
    <>
      <Button busy={deed.busy} onPress={() => void accept()}>
        {words.actions.accept}
        <span className="unseen"> {order.number}</span>
      </Button>
      <Refused refusal={deed.refusal} />
    </>
  )
}
