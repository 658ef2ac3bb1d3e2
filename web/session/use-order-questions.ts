/** What a new order asks while it is put together: the code, the consents, the verdict; and its sending. */
import type { Asked, Deed } from "./use-session.tsx"
import type { DraftDecisionInput, DraftFile } from "@zahnwolke/core/party/draft-view"
import type { ConsentView } from "@zahnwolke/core/party/patient-views"
import type { VerdictView } from "@zahnwolke/core/party/verdict-views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { useNavigate } from "@tanstack/react-router"
import { useWords } from "../words/words.tsx"
import { orKept } from "./or-kept.ts"
import { useAnswer, useDeed, useParty, useSession } from "./use-session.tsx"
import { useSettled } from "./use-settled.ts"

export function useConsents(patient: PatientId | null): Asked<readonly ConsentView[]> {
  const party = useParty()
  return useAnswer<readonly ConsentView[]>(
    () => (patient === null ? Promise.resolve({ ok: true, value: [] }) : party.consents(patient)),
    `consents ${patient}`,
    ["members"],
  )
}

export function useCode(patient: PatientId | null, to: OrganisationId | null): string | null {
  const party = useParty()
  const { value } = useAnswer<string | null>(
    () => (to === null ? Promise.resolve({ ok: true, value: null }) : party.patientCode({ patient, to })),
    `code ${patient} ${to}`,
    [],
  )
  return value
}

/** Asked again whenever something that counts was changed and then left alone for a moment. */
export function useVerdict(
  input: DraftDecisionInput | null,
  travelling: readonly DraftFile[],
): Asked<VerdictView | null> {
  const party = useParty()
  const now = JSON.stringify([input, travelling.map(({ key, category, status }) => [key, category, status])])
  const settled = useSettled(now, 250)
  const asked = useAnswer<VerdictView | null>(
    () => (input === null ? Promise.resolve({ ok: true, value: null }) : party.decide(input)),
    settled,
    ["partners", "attestations"],
  )
  return settled === now ? asked : { ...asked, value: null, refusal: null }
}

interface Send {
  readonly sending: Deed
  readonly send: (input: DraftDecisionInput) => Promise<void>
}

export function useSend(): Send {
  const { newOrder } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const sending = useDeed()
  const send = (input: DraftDecisionInput): Promise<void> =>
    sending.run(
      () => session.party.send(input).then(orKept),
      async (sent) => {
        session.orders.forget(input.draft)
        session.changed("orders")
        if (sent === "kept") return navigate({ to: "/auftraege" })
        session.note(newOrder.sent(sent.number))
        await navigate({ to: "/auftraege/$order", params: { order: sent.order } })
      },
    )
  return { sending, send }
}
