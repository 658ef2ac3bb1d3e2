/** The emergency in the side column of a new order: offered quietly where a practice treats, and how far it is attested. */
import type { EmergencyView } from "@zahnwolke/core/party/emergency-views"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Note } from "../note.tsx"
import { covers } from "../../session/usual.ts"
import type { Desk } from "./use-desk.ts"

interface EmergencyPartProps {
  readonly desk: Desk
  readonly onEmergency: () => void
}

/** Never where somebody makes something: an emergency opens no laboratory. */
export function EmergencyPart({ desk, onEmergency }: EmergencyPartProps) {
  const { emergency: words } = useWords()
  const formats = useFormats()
  const { consent, emergency, patient, treating, wanted } = desk
  if (!treating || patient === null || covers(consent, wanted)) return null
  if (emergency === null) {
    return (
      <div className="stack-tight" id="emergency">
        <p className="soft small">{words.offerHint}</p>
        <div>
          <Button onPress={onEmergency}>{words.offer}</Button>
        </div>
      </div>
    )
  }
  const { at, by, validUntil, waits } = emergency
  return (
    <div className="stack-tight" id="emergency">
      <Note mood={waits ? "warning" : "ok"} action={<Button onPress={onEmergency}>{words.show}</Button>}>
        {waits
          ? words.waits
          : words.attested(by ?? words.nobody, formats.moment(at), formats.moment(validUntil))}
      </Note>
      <details className="more">
        <summary className="small">{words.commandLine}</summary>
        <p className="small">
          <code>{`zahnwolke send … --emergency ${emergency.order}`}</code>
        </p>
      </details>
    </div>
  )
}

/** What was attested, word for word, by whom, and what to do while the second person is missing. */
export function AttestedEmergency({ view }: { readonly view: EmergencyView }) {
  const { emergency: words } = useWords()
  const formats = useFormats()
  const { at, by, phone, secondBy, signs, validUntil, waits } = view
  return (
    <div className="stack-tight">
      {view.words.split("\n").map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{words.order.signs(signs)}</p>
      <p className="soft small">
        {words.attested(by ?? words.nobody, formats.moment(at), formats.moment(validUntil))}
        {secondBy !== null && ` ${words.second(secondBy)}`}
      </p>
      {waits && (
        <Note mood="warning">
          <p>{words.waits}</p>
          <p>{words.waitsHow}</p>
          <p>{words.waitsElse(phone)}</p>
        </Note>
      )}
    </div>
  )
}
