/** How far the erasure is, by name, and the protocol that says it. */
import type { ErasureView } from "@zahnwolke/core/party/erasure-views"
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { OrderId } from "@zahnwolke/core/records/id"
import { useDeed, useParty } from "../../session/use-session.tsx"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Button, saveFile } from "../button.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"
import { KeptLine } from "./keeping.tsx"

interface ErasurePartProps {
  readonly detail: OrderDetail
  readonly erasure: ErasureView
}

export function ErasurePart({ detail, erasure }: ErasurePartProps) {
  const { order: words } = useWords()
  const formats = useFormats()
  return (
    <Section title={words.erasure}>
      <p>
        {erasure.complete ? words.erasureComplete : words.erasureOpen}{" "}
        <span className="soft">{words.erasureReason[erasure.reason]}</span>
      </p>
      {erasure.wordsUntil !== null && <p>{words.erasureWordsUntil(formats.moment(erasure.wordsUntil))}</p>}
      <ul className="lines">
        <li className="line">
          <span className="line-text">{words.erasureServer}</span>
          <Badge tone={erasure.serverDone ? "ok" : "open"}>
            {erasure.serverDone ? words.erasureServerDone : words.erasureWaiting}
          </Badge>
        </li>
        {erasure.parties.map((party) => (
          <li className="line" key={party.organisation}>
            <span className="line-text">
              {party.name}
              {party.kept.map((kept) => (
                <KeptLine kept={kept} key={kept.record} />
              ))}
            </span>
            <Badge tone={party.declaredAt === null ? "open" : "ok"}>
              {party.declaredAt === null
                ? words.erasureWaiting
                : words.erasureDone(formats.moment(party.declaredAt))}
            </Badge>
          </li>
        ))}
      </ul>
      <div className="stack-tight">
        <p className="soft small">{words.protocolText}</p>
        <ProtocolButtons order={detail.order} number={detail.number} />
      </div>
    </Section>
  )
}

interface ProtocolButtonsProps {
  readonly order: OrderId
  readonly number: string
}

export function ProtocolButtons({ number, order }: ProtocolButtonsProps) {
  const { language } = useVoice()
  const { order: words } = useWords()
  const party = useParty()
  const deed = useDeed()
  const save = (form: "pdf" | "json"): Promise<void> =>
    deed.run(
      () => party.erasureProtocol({ order, language }),
      ({ pdf, json }) => {
        const blob =
          form === "pdf"
            ? new Blob([new Uint8Array(pdf)], { type: "application/pdf" })
            : new Blob([json], { type: "application/json" })
        saveFile(`${words.protocol} ${number}.${form}`, blob)
      },
    )
  return (
    <>
      <div className="row">
        <Button icon="download" busy={deed.busy} onPress={() => void save("pdf")}>
          {words.protocol}
          <span className="unseen"> {number}</span>
        </Button>
        <Button look="plain" busy={deed.busy} onPress={() => void save("json")}>
          JSON
          <span className="unseen"> {number}</span>
        </Button>
      </div>
      <Refused refusal={deed.refusal} />
    </>
  )
}
