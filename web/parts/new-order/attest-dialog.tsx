/** What is to be signed for this order, word for word, with room for what only this person knows. */
import { mayAttest } from "@zahnwolke/core/records/attestation"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { useState } from "react"
import type { SignedOnTheWay } from "../../session/signed-on-the-way.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Dialog } from "../dialog.tsx"
import { TextArea } from "../field.tsx"
import { SignFoot } from "../sign-foot.tsx"

interface AttestDialogProps {
  readonly kind: SignedOnTheWay
  readonly draft: string
  readonly recipient: PartnerView
  /** Why the name goes along, as it stands in the form. */
  readonly reason: string
  readonly onClose: () => void
}

/** Nothing is to be added where the sentence says it all. */
const sayAll: readonly SignedOnTheWay[] = ["information-notice", "implied-agreement", "reason-for-name"]

export function AttestDialog({ kind, draft, recipient, reason, onClose }: AttestDialogProps) {
  const { attest: words } = useWords()
  const session = useSession()
  const party = useParty()
  const me = useMe()
  const deed = useDeed()
  const [more, setMore] = useState("")
  const text = useText(kind, recipient)
  const isReason = kind === "reason-for-name"
  const isWhole = sayAll.includes(kind)
  const lacks = isReason ? reason.trim() === "" : !isWhole && more.trim() === ""
  // The reason alone is signed, so that it stays the one that is sent.
  const signed = isReason ? reason.trim() : [...text, more.trim()].filter((part) => part !== "").join("\n\n")
  const sign = (): Promise<void> =>
    deed.run(
      () => party.attestForDraft({ draft, to: recipient.organisation, kind, text: signed }),
      () => {
        session.changed("attestations")
        onClose()
      },
    )
  return (
    <Dialog title={words.titles[kind]} onClose={onClose}>
      {text.map((part) => (
        <p key={part}>{part}</p>
      ))}
      {isReason && <p>{reason.trim() === "" ? words.reasonMissing : `„${reason.trim()}“`}</p>}
      {!isWhole && <TextArea label={moreOf(kind, words)} value={more} onChange={setMore} />}
      <SignFoot
        deed={deed}
        locked={lockOf(lacks, mayAttest(me.role, kind), words)}
        text={words.sign}
        onSign={() => void sign()}
        onClose={onClose}
      />
    </Dialog>
  )
}

function moreOf(
  kind: SignedOnTheWay,
  { more, note }: { readonly more: Readonly<Record<string, string>>; readonly note: string },
): string {
  return more[kind] ?? note
}

function lockOf(
  lacks: boolean,
  may: boolean,
  words: { readonly notYours: string; readonly incomplete: string },
): string | null {
  if (!may) return words.notYours
  return lacks ? words.incomplete : null
}

function useText(kind: SignedOnTheWay, { profile }: PartnerView): readonly string[] {
  const { attest: words } = useWords()
  const formats = useFormats()
  const me = useMe()
  const { places } = profile
  const all = [places.seat, ...places.processing, ...places.storage, ...places.backup, ...places.support]
  const countries = formats.list([...new Set(all)].map(formats.country))
  if (kind === "information-notice") {
    const { name, contact } = me.profile
    const officer = contact.dataProtectionOfficer
    const facts = { practice: name, email: contact.email, officer, recipient: profile.name, countries }
    return words.information(facts).split("\n")
  }
  return words.texts[kind](profile.name, countries).split("\n")
}
