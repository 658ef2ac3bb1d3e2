/** Sets up a passkey for whoever is signed in: the browser asks, the worker keeps what comes back and tries it once. */
import type { Party, PasskeyCreation } from "@zahnwolke/core/party/party"
import type { Answer } from "@zahnwolke/core/party/views"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { makePasskey, passkeysPossible, usePasskey } from "../device/passkey.ts"
import type { PasskeyAnswer } from "../device/passkey.ts"
import { isCreationOptions, isRequestOptions } from "../session/passkey-options.ts"
import { useDeed, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Note, Refused } from "./note.tsx"

const unexpected = { ok: false, refusal: { code: "unexpected", details: { name: "passkey" } } } as const

async function makeFor(party: Party): Promise<Answer<PasskeyAnswer<PasskeyCreation>>> {
  const options = await party.passkeyCreationOptions()
  if (!options.ok) return options
  return isCreationOptions(options.value) ? { ok: true, value: await makePasskey(options.value) } : unexpected
}

/** Used once at once: what cannot open now would not open on the day it is needed. */
async function prove(party: Party, credentialId: string): Promise<Answer<null>> {
  const options = await party.passkeyRequestOptions()
  const used =
    options.ok && isRequestOptions(options.value)
      ? await usePasskey({ ...options.value, allowCredentials: [{ type: "public-key", id: credentialId }] })
      : null
  return party.provePasskey({ credentialId, used: used?.kind === "made" ? used.value : null })
}

interface AddPasskeyProps {
  /** The printed kit is a way in for owners alone. */
  readonly role: MemberRole
  readonly onAdded: () => void
}

export function AddPasskey({ role, onAdded }: AddPasskeyProps) {
  const { setup, entry } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [trouble, setTrouble] = useState<"cancelled" | "unsupported" | null>(null)
  if (!passkeysPossible())
    return <p className="soft">{setup.passkeyImpossible[role === "owner" ? "owner" : "member"]}</p>

  const add = async (): Promise<void> => {
    setTrouble(null)
    await deed.run(async () => {
      const made = await makeFor(party)
      if (!made.ok) return made
      if (made.value.kind !== "made") {
        setTrouble(made.value.kind)
        return { ok: true, value: null }
      }
      const added = await party.addPasskey(made.value.value)
      if (!added.ok) return added
      const proven = await prove(party, made.value.value.credentialId)
      if (proven.ok) onAdded()
      return proven
    })
  }
  return (
    <div className="stack-tight">
      <p className="soft small">{setup.passkeyTwice}</p>
      <div>
        <Button icon="key" busy={deed.busy} onPress={() => void add()}>
          {setup.passkeyAdd}
        </Button>
      </div>
      {trouble !== null && (
        <Note mood="warning" urgent>
          {trouble === "cancelled" ? entry.passkeyCancelled : entry.passkeyUnsupported}
        </Note>
      )}
      <Refused refusal={deed.refusal} />
    </div>
  )
}
