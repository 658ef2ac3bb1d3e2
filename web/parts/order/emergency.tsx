/** Of an order that went in an emergency: what was attested, and whether the patient was told afterwards. */
import type { OrderEmergency } from "@zahnwolke/core/party/emergency-views"
import type { OrderId } from "@zahnwolke/core/records/id"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { TextField } from "../field.tsx"
import { Note, Refused } from "../note.tsx"
import { Section } from "../page.tsx"

interface EmergencyOfOrderProps {
  readonly order: OrderId
  readonly emergency: OrderEmergency
}

export function EmergencyOfOrder({ order, emergency }: EmergencyOfOrderProps) {
  const words = useWords().emergency.order
  const { informed, signs } = emergency
  return (
    <Section title={words.title}>
      <p>{words.text}</p>
      {emergency.words.split("\n").map((sentence) => (
        <p key={sentence} className="soft">
          {sentence}
        </p>
      ))}
      <p className="soft">{words.signs(signs)}</p>
      {informed !== null && <Informed order={order} informed={informed} />}
    </Section>
  )
}

interface InformedProps {
  readonly order: OrderId
  readonly informed: Exclude<OrderEmergency["informed"], null>
}

function Informed({ order, informed }: InformedProps) {
  const words = useWords().emergency.order
  const formats = useFormats()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [how, setHow] = useState("")
  const me = useMe()
  if (informed !== "owed") return <p>{words.informed(formats.date(informed.at), informed.words)}</p>
  if (!placesOrders(me.role)) return <Note mood="warning">{words.owed}</Note>
  return (
    <div className="stack-tight">
      <Note mood="warning">{words.owed}</Note>
      <TextField label={words.how} value={how} onChange={setHow} />
      <Refused refusal={deed.refusal} />
      <div>
        <Button
          busy={deed.busy}
          onPress={() =>
            void deed.run(
              () => party.informPatient({ order, words: how }),
              () => session.changed("orders"),
            )
          }
        >
          {words.inform}
        </Button>
      </div>
    </div>
  )
}
