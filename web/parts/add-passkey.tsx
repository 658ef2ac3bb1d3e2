/** Sets up a passkey for whoever is signed in: the browser asks, the worker keeps what comes back. */
import { useState } from "react"
import { makePasskey, passkeysPossible } from "../device/passkey.ts"
import { isCreationOptions } from "../session/passkey-options.ts"
import { useDeed, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Note, Refused } from "./note.tsx"

export function AddPasskey({ onAdded }: { readonly onAdded: () => void }) {
  const { setup, entry } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [trouble, setTrouble] = useState<"cancelled" | "unsupported" | null>(null)
  if (!passkeysPossible()) return <p className="soft">{setup.passkeyImpossible}</p>

  const add = async (): Promise<void> => {
    setTrouble(null)
    await deed.run(async () => {
      const options = await party.passkeyCreationOptions()
      if (!options.ok) return options
      if (!isCreationOptions(options.value)) {
        return { ok: false, refusal: { code: "unexpected", details: { name: "passkey" } } }
      }
      const made = await makePasskey(options.value)
      if (made.kind !== "made") {
        setTrouble(made.kind)
        return { ok: true, value: null }
      }
      const added = await party.addPasskey(made.value)
      if (added.ok) onAdded()
      return added
    })
  }
  return (
    <div className="stack-tight">
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
