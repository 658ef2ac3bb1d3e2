/** Consent on this device: the practice settles the frame, the patient reads, ticks and signs, the device goes back. */
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { lawWithout } from "@zahnwolke/core/policy/suspension"
import { useState } from "react"
import { yearsOld } from "@zahnwolke/core/party/consent-form"
import type { SheetFacts } from "@zahnwolke/core/party/consent-form"
import { useOpenDesk } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Note } from "../note.tsx"
import { Frame } from "./frame.tsx"
import { OnPhone } from "./on-phone.tsx"
import { Refusing } from "./refusing.tsx"
import { Signing } from "./signing.tsx"

interface ConsentFlowProps {
  readonly patient: PatientView
  readonly recipient: PartnerView
  /** Milling centres the laboratory may pass files to; each is named on the sheet. */
  readonly mills: readonly PartnerView[]
  /** What a paper of another house says; everything on it is read and signed anew. */
  readonly draft?: Pick<SheetFacts, "purpose" | "months"> | null
  /** What is to be sent, where that is known already. */
  readonly wanted?: AskedFor
  readonly onDone: () => void
}

export interface AskedFor {
  /** Files that leave as they came. */
  readonly documents: boolean
  /** Why the name is needed; empty where it is not. */
  readonly nameReason: string
}

export function ConsentFlow({ patient, recipient, mills, draft = null, wanted, onDone }: ConsentFlowProps) {
  const { me, server } = useOpenDesk()
  const { consent } = useWords()
  const [facts, setFacts] = useState<SheetFacts>(() => ({
    practice: me.profile,
    patient,
    recipient,
    mills,
    purpose: draft?.purpose ?? (recipient.profile.role === "practice" ? "treatment" : "make-restoration"),
    documents: wanted?.documents ?? false,
    signer: (yearsOld(patient.birthDate, Date.now()) ?? 99) < 16 ? "both-guardians" : "patient",
    signedBy: "",
    months: draft?.months ?? 12,
    nameReason: wanted?.nameReason ?? "",
    explainedBy: me.name,
    attested: false,
    identity: null,
    law: lawWithout(server.suspended),
    eraseAfterDays: me.knobs.parcelTtlDays,
    at: Date.now(),
    where: "practice",
  }))
  const [stage, setStage] = useState<"frame" | "sheet" | "phone" | "refusing" | "done">("frame")
  switch (stage) {
    case "frame":
      return (
        <div className="stack">
          <Frame
            facts={facts}
            onChange={setFacts}
            onReady={() => {
              setFacts({ ...facts, at: Date.now() })
              setStage("sheet")
            }}
            onPhone={() => {
              setFacts({ ...facts, at: Date.now(), where: "own-phone" })
              setStage("phone")
            }}
          />
          <Button look="plain" wide onPress={() => setStage("refusing")}>
            {consent.refuse}
          </Button>
        </div>
      )
    case "refusing":
      return <Refusing facts={facts} onBack={() => setStage("frame")} onDone={onDone} />
    case "phone":
      return <OnPhone facts={facts} onDone={onDone} />
    case "sheet":
      return <Signing facts={facts} onSigned={() => setStage("done")} />
    case "done":
      return <Signed onDone={onDone} />
  }
}

function Signed({ onDone }: Pick<ConsentFlowProps, "onDone">) {
  const { consent } = useWords()
  return (
    <div className="stack">
      <Note mood="ok" urgent>
        {consent.saved}
      </Note>
      <p>{consent.doneText}</p>
      <Button look="primary" onPress={onDone}>
        {consent.done}
      </Button>
    </div>
  )
}
