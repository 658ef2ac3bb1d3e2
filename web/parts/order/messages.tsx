/** What was said and done, in order of time, and the line to write the next. */
import type { MessageView, OrderDetail } from "@zahnwolke/core/party/order-detail"
import { useState } from "react"
import { useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { TextArea } from "../field.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"

export function Messages({ detail }: { readonly detail: OrderDetail }) {
  const { order: words } = useWords()
  return (
    <Section title={words.messages}>
      {detail.messages.length === 0 && <p className="soft">{words.noMessages}</p>}
      <ol className="messages">
        {detail.messages.map((message, index) => (
          <Message key={`${index}-${message.at}`} message={message} partner={detail.partner.name} />
        ))}
      </ol>
      <Write detail={detail} />
    </Section>
  )
}

function Message({ message, partner }: { readonly message: MessageView; readonly partner: string }) {
  const { order: words } = useWords()
  const formats = useFormats()
  const who = message.author || (message.fromUs ? words.you : partner)
  if (message.kind === "step") {
    return (
      <li className="message-step small">
        <span>{message.step === null ? message.text : words.step[message.step]}</span>
        <span className="soft">
          {who}, {formats.recent(message.at)}
        </span>
        {message.step !== null && <StepText message={message} />}
      </li>
    )
  }
  return (
    <li className="message" data-from={message.fromUs ? "us" : "them"} data-kind={message.kind}>
      <p className="small">
        <strong>{who}</strong>{" "}
        <span className="soft">
          {words.messageKinds[message.kind]}, {formats.recent(message.at)}
        </span>
      </p>
      <p className="as-written">{message.text}</p>
    </li>
  )
}

/** Shipping tells its number and its lots; every other step tells its reason, if it has one. */
function StepText({ message }: { readonly message: MessageView }) {
  const { order: words } = useWords()
  const shipped = message.step === "shipped" ? shipping(message.text) : null
  const text =
    shipped === null
      ? message.text
      : [
          shipped.tracking === "" ? "" : words.trackingIs(shipped.tracking),
          shipped.lots === "" ? "" : words.lotsAre(shipped.lots),
        ]
          .filter(Boolean)
          .join(", ")
  return text === "" ? null : <p className="as-written">{text}</p>
}

function shipping(text: string): { readonly tracking: string; readonly lots: string } | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== "object" || value === null) return null
    const field = (name: string): string => {
      const found: unknown = Reflect.get(value, name)
      return typeof found === "string" ? found : ""
    }
    return { tracking: field("tracking"), lots: field("lots") }
  } catch {
    return null
  }
}

function Write({ detail }: { readonly detail: OrderDetail }) {
  const { order: words } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [text, setText] = useState("")
  const mayAsk = detail.actions.includes("ask")
  const mayAnswer = detail.actions.includes("answer")
  if (!mayAsk && !mayAnswer) return null
  const say = (kind: "question" | "answer"): Promise<void> =>
    deed.run(
      () => party.say({ order: detail.order, kind, text: text.trim() }),
      () => {
        setText("")
        session.changed("orders")
        session.note(words.did.message)
      },
    )
  const locked = text.trim() === "" ? words.writeMissing : null
  return (
    <form
      className="stack-tight"
      id="write"
      onSubmit={(event) => {
        event.preventDefault()
        void say(mayAnswer ? "answer" : "question")
      }}
    >
      <TextArea label={words.write} hint={words.writeHint} value={text} onChange={setText} />
      <Refused refusal={deed.refusal} />
      <div className="row">
        {mayAnswer && (
          <Button submit look="primary" busy={deed.busy} locked={locked}>
            {words.asAnswer}
          </Button>
        )}
        {mayAsk && (
          <Button busy={deed.busy} locked={locked} onPress={() => void say("question")}>
            {words.asQuestion}
          </Button>
        )}
      </div>
    </form>
  )
}
