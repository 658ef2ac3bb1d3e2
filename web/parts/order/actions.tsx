/** What this side may do next: the usual step large, the others beside it, each with its own small dialog. */
import type { OrderAction, OrderDetail } from "@zahnwolke/core/party/order-detail"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import type { Deed } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Button } from "../button.tsx"
import type { Look } from "../button.tsx"
import type { IconName } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { CloseDialog, ReasonDialog, ShipDialog } from "./step-dialogs.tsx"
import { PassOnDialog } from "./pass-on-dialog.tsx"
import { ReturnDialog } from "./return-dialog.tsx"

/** Writing has its own place under the history. */
const elsewhere: readonly OrderAction[] = ["ask", "answer"]

const icons: Partial<Record<OrderAction, IconName>> = {
  accept: "check",
  "return-design": "upload",
  "approve-design": "check",
  "pass-on": "send",
  ship: "send",
}

export function OrderActions({ detail }: { readonly detail: OrderDetail }) {
  const { order: words } = useWords()
  const [open, setOpen] = useState<OrderAction | null>(null)
  const { deed, act } = useSimpleAct(detail)
  /** To tell them that it is their turn, or their approval that is waited for, would lead nowhere. */
  const watches = !placesOrders(useMe().role) && detail.actions.includes("ask")
  const actions = detail.actions.filter((action) => !elsewhere.includes(action))
  const press = (action: OrderAction): void => {
    if (isSimple(action)) void act(action)
    else setOpen(action)
  }
  return (
    <section className="next-step" aria-label={words.moreActions}>
      <div className="next-step-text">
        <p>
          {watches ? words.watching : (detail.placedByUs ? words.waiting : words.waitingMaker)[detail.state]}
        </p>
        {detail.openQuestion && <Badge tone="warning">{words.openQuestion}</Badge>}
      </div>
      {actions.length > 0 && (
        <div className="row">
          {actions.map((action, index) => (
            <Button
              key={action}
              look={watches ? "normal" : lookOf(action, index, detail.state)}
              {...(icons[action] === undefined ? {} : { icon: icons[action] })}
              busy={deed.busy && isSimple(action)}
              onPress={() => press(action)}
            >
              {words.actions[action]}
            </Button>
          ))}
        </div>
      )}
      <Refused refusal={deed.refusal} />
      {open !== null && <ActionDialog action={open} detail={detail} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** Closing erases: it is offered at any time and urged only once the work has arrived. */
function lookOf(action: OrderAction, index: number, state: OrderDetail["state"]): Look {
  if (action === "reject" || action === "erase-now") return "danger"
  if (action === "close" && state !== "shipped") return "plain"
  return index === 0 ? "primary" : "normal"
}

type SimpleAction = "accept" | "approve-design" | "start-production"
const isSimple = (action: OrderAction): action is SimpleAction =>
  action === "accept" || action === "approve-design" || action === "start-production"

interface SimpleAct {
  readonly deed: Deed
  readonly act: (action: SimpleAction) => Promise<void>
}

function useSimpleAct({ order }: OrderDetail): SimpleAct {
  const { order: words } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const ask = (action: SimpleAction) => {
    switch (action) {
      case "accept":
        return party.accept(order)
      case "approve-design":
        return party.approveDesign(order)
      case "start-production":
        return party.startProduction(order)
    }
  }
  const act = (action: SimpleAction): Promise<void> =>
    deed.run(
      () => ask(action),
      () => {
        session.changed("orders")
        session.note(words.did[action])
      },
    )
  return { deed, act }
}

interface ActionDialogProps {
  readonly action: OrderAction
  readonly detail: OrderDetail
  readonly onClose: () => void
}

function ActionDialog({ action, detail, onClose }: ActionDialogProps) {
  switch (action) {
    case "reject":
    case "send-back-design":
      return <ReasonDialog action={action} detail={detail} onClose={onClose} />
    case "return-design":
      return <ReturnDialog detail={detail} onClose={onClose} />
    case "pass-on":
      return <PassOnDialog detail={detail} onClose={onClose} />
    case "ship":
      return <ShipDialog detail={detail} onClose={onClose} />
    case "close":
    case "erase-now":
      return <CloseDialog action={action} detail={detail} onClose={onClose} />
    case "accept":
    case "approve-design":
    case "start-production":
    case "ask":
    case "answer":
      return null
  }
}
