/** What every end of an order asks, whichever it is: what this side keeps by law, what is on hold, until when it would have run. */
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { Answer } from "@zahnwolke/core/party/views"
import type { OrderId } from "@zahnwolke/core/records/id"
import type { KeptRecord } from "@zahnwolke/core/records/kept"
import { useState } from "react"
import { useParty } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { HoldLines } from "./hold.tsx"
import { KeepTicks, chosenIn } from "./keeping.tsx"

export interface Endings {
  readonly keptOf: (detail: OrderDetail) => readonly KeptRecord[]
  readonly choose: (detail: OrderDetail, kept: readonly KeptRecord[]) => void
  /** Noted before the end is signed: afterwards nobody can choose any more. */
  readonly settle: () => Promise<Answer<null>>
}

/** One for each order that ends: a withdrawal may end several. */
export function useEndings(details: readonly OrderDetail[]): Endings {
  const party = useParty()
  const [chosen, setChosen] = useState<ReadonlyMap<OrderId, readonly KeptRecord[]>>(new Map())
  const keptOf = (detail: OrderDetail): readonly KeptRecord[] => chosen.get(detail.order) ?? chosenIn(detail)
  return {
    keptOf,
    choose: ({ order }, kept) => setChosen(new Map(chosen).set(order, kept)),
    settle: async () => {
      for (const detail of details) {
        const kept = keptOf(detail)
        if (kept.join() === chosenIn(detail).join()) continue
        const noted = await party.keepFor({ order: detail.order, records: kept })
        if (!noted.ok) return noted
      }
      return { ok: true, value: null }
    },
  }
}

interface EndTermsProps {
  readonly detail: OrderDetail
  readonly endings: Endings
}

export function EndTerms({ detail, endings }: EndTermsProps) {
  const { order: words } = useWords()
  const formats = useFormats()
  return (
    <>
      <KeepTicks
        detail={detail}
        kept={endings.keptOf(detail)}
        onChange={(kept) => endings.choose(detail, kept)}
      />
      <p className="soft">{words.eraseBy(formats.date(detail.eraseBy))}</p>
      <HoldLines holds={detail.holds} />
    </>
  )
}
