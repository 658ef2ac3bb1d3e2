/** The slip that lies in the parcel: number, code and the safety number that proves the partner. */
import type { OrderId } from "@zahnwolke/core/records/id"
import { useDeed, useParty } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button, saveFile } from "../button.tsx"
import { Refused } from "../note.tsx"

interface SlipButtonProps {
  readonly order: OrderId
  readonly number: string
}

export function SlipButton({ order, number }: SlipButtonProps) {
  const { order: words } = useWords()
  const party = useParty()
  const deed = useDeed()
  const save = (): Promise<void> =>
    deed.run(
      () => party.slipPdf(order),
      (pdf) => saveFile(`${number}.pdf`, new Blob([new Uint8Array(pdf)], { type: "application/pdf" })),
    )
  return (
    <>
      <Button icon="print" busy={deed.busy} onPress={() => void save()}>
        {words.slip}
      </Button>
      <Refused refusal={deed.refusal} />
    </>
  )
}
