/** Consent taken over another screen, which stays as it is underneath. */
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { useWords } from "../../words/words.tsx"
import { Dialog } from "../dialog.tsx"
import { ConsentFlow } from "./consent-flow.tsx"
import type { AskedFor } from "./consent-flow.tsx"

interface ConsentDialogProps {
  readonly patient: PatientView
  readonly recipient: PartnerView
  readonly mills: readonly PartnerView[]
  readonly wanted: AskedFor
  readonly onClose: () => void
  readonly onDone: () => void
}

export function ConsentDialog({ patient, recipient, mills, wanted, onClose, onDone }: ConsentDialogProps) {
  const { consent } = useWords()
  return (
    <Dialog title={consent.pageTitle} onClose={onClose} width="full" grave>
      <div className="consent-flow">
        <ConsentFlow patient={patient} recipient={recipient} mills={mills} wanted={wanted} onDone={onDone} />
      </div>
    </Dialog>
  )
}
