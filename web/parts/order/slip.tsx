/** The slip that lies in the parcel: number, code and the safety number that proves the partner. */
import type { OrderId } from "@zahnwolke/core/records/id"
import type { OrderForm } from "@zahnwolke/core/records/order"
import { useDeed, useParty } from "../../session/use-session.tsx"
import { parcelOf } from "../../words/order-title.ts"
import { useVoice } from "../../words/words.tsx"
import { Button, saveFile } from "../button.tsx"
import { Refused } from "../note.tsx"

interface SlipButtonProps {
  readonly order: OrderId
  readonly number: string
  readonly form: OrderForm
}

export function SlipButton({ order, number, form }: SlipButtonProps) {
  const { words, language } = useVoice()
  const party = useParty()
  const deed = useDeed()
  const save = (): Promise<void> =>
    deed.run(
      () => party.slipPdf({ order, language, contents: parcelOf(form, words) }),
      (pdf) => saveFile(`${number}.pdf`, new Blob([new Uint8Array(pdf)], { type: "application/pdf" })),
    )
  return (
    <>
      <Button icon="print" busy={deed.busy} onPress={() => void save()}>
        {words.order.slip}
      </Button>
      <Refused refusal={deed.refusal} />
    </>
  )
}
