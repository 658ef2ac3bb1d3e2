/** The gate of the desk: what still lacks, the verdict, and every cure that can be had from here. */
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import type { CureOf, PartnerAsk } from "../../session/cure-of.ts"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { useSend, useVerdict } from "../../session/use-order-questions.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import type { Deed } from "../../session/use-session.tsx"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { AskPartnerDialog } from "../partners/ask-partner.tsx"
import { Gate } from "./gate.tsx"
import { gapItem, makeCures } from "./cures.ts"
import type { Cures } from "./cures.ts"
import type { Desk } from "./use-desk.ts"

export type ToSign = Extract<CureOf, { readonly by: "signing" | "check" | "emergency" }>

interface DeskGateProps {
  readonly desk: Desk
  readonly onSign: (signing: ToSign) => void
  readonly onConsent: () => void
  readonly onReview: (group: DraftGroup) => void
}

export function DeskGate(props: DeskGateProps) {
  const { newOrder } = useWords()
  const { language } = useVoice()
  const party = useParty()
  const { desk } = props
  const { draft, gaps, input, recipient } = desk
  const verdict = useVerdict(input, draft.travelling)
  const { sending, send } = useSend()
  const signing = useDeed()
  const [asking, setAsking] = useState<PartnerAsk | null>(null)
  const cures = useCures(props, signing, setAsking)
  return (
    <>
      <Gate
        gaps={gaps.map((gap) => gapItem(gap, newOrder, cures))}
        verdict={verdict.value}
        refusal={verdict.refusal ?? signing.refusal}
        cureFor={cures.forAction}
        sending={sending}
        onSend={() => {
          if (input !== null) void send(input)
        }}
        onTried={() => {
          if (input !== null && verdict.value !== null) void party.noteAttempt(input)
        }}
        paper={input === null ? null : () => party.verdictPaper({ question: input, language })}
      />
      {asking !== null && recipient !== null && (
        <AskPartnerDialog partner={recipient} asks={asking} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

function useCures(
  { desk, onConsent, onReview, onSign }: DeskGateProps,
  signing: Deed,
  askPartner: (asks: PartnerAsk) => void,
): Cures {
  const { newOrder } = useWords()
  const party = useParty()
  const navigate = useNavigate()
  const session = useSession()
  const me = useMe()
  const formats = useFormats()
  const { patient, to } = desk
  return makeCures({
    to,
    patient,
    agreement: missingAgreement(desk.recipient),
    sign: () =>
      void signing.run(
        () => (to === null ? Promise.resolve(noRecipient) : party.signAgreements(to)),
        () => session.changed("partners"),
      ),
    who: newOrder.who,
    list: formats.list,
    consent: onConsent,
    attest: (kind) => onSign({ by: "signing", kind }),
    check: (kind) => onSign({ by: "check", kind }),
    emergency: () => onSign({ by: "emergency" }),
    askPartner,
    role: me.role,
    toOrganisation: () => void navigate({ to: "/organisation" }),
    ...curesHere(desk, newOrder.treatmentReason),
    review: onReview,
    toPartner: () =>
      void (to === null
        ? navigate({ to: "/partner" })
        : navigate({ to: "/partner/$organisation", params: { organisation: to } })),
  })
}

/** What is cured on this very desk, by changing the form or what travels. */
function curesHere({ draft, form, setAgreed, setForm, setPatient, treating }: Desk, treatmentReason: string) {
  const keysOf = ({ files }: DraftGroup): readonly string[] => files.map(({ key }) => key)
  const nameReason = form.nameReason || (treating ? treatmentReason : "")
  return {
    underCode: () => setForm({ ...form, withName: false }),
    withName: () => setForm({ ...form, withName: true, nameReason }),
    original: (group: DraftGroup) => void draft.confirmOriginals(keysOf(group), true),
    leave: (group: DraftGroup) => draft.leave(keysOf(group), true),
    choosePatient: setPatient,
    agree: setAgreed,
  }
}

const noRecipient = { ok: false, refusal: { code: "unknown-partner", details: {} } } as const

function missingAgreement(recipient: PartnerView | null): "ours" | "theirs" | null {
  const agreement = recipient?.agreements.find(({ kind }) => kind === "data-agreement")
  if (agreement === undefined) return null
  if (!agreement.ours) return "ours"
  return agreement.theirs ? null : "theirs"
}
