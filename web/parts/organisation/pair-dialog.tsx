/** A code for a new device of the same person: shown as QR code and as letters, good for ten minutes and once. */
import { useAnswer, useParty } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Dialog } from "../dialog.tsx"
import { Refused } from "../note.tsx"
import { Loading } from "../page.tsx"
import { Qr } from "../qr.tsx"

export function PairDialog({ onClose }: { readonly onClose: () => void }) {
  const { organisation: words } = useWords()
  const formats = useFormats()
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.startPairing(), "pairing", [])
  return (
    <Dialog title={words.pairTitle} onClose={onClose}>
      <p>{words.pairText}</p>
      <Refused refusal={refusal} />
      {value === null && refusal === null && <Loading />}
      {value !== null && (
        <>
          <Qr text={value.link} label={words.pairQr} />
          <p className="secret" aria-label={words.pairCode} data-secret="pairing">
            {value.code}
          </p>
          <p className="soft small">{words.pairUntil(formats.moment(value.expiresAt))}</p>
        </>
      )}
    </Dialog>
  )
}
