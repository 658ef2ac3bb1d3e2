/** Strict or statutory: only the data protection officer lowers it, with a signature that ends after a year. */
import { useState } from "react"
import { useMe } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Choices } from "../choice.tsx"
import { Section } from "../page.tsx"
import { ModeDialog } from "../rules/mode-dialog.tsx"

export function PolicyPart() {
  const { organisation: words, settings } = useWords()
  const me = useMe()
  const [wanted, setWanted] = useState<"strict" | "statutory" | null>(null)
  if (me.profile.role !== "practice") return null
  const may = me.role === "owner" || me.role === "data-protection-officer"
  const options = [
    { value: "strict" as const, text: words.policyStrict, hint: words.policyStrictHint },
    { value: "statutory" as const, text: words.policyStatutory, hint: words.policyStatutoryHint },
  ]
  return (
    <Section title={settings.mode}>
      {may ? (
        <Choices
          label={settings.mode}
          labelSeen={false}
          value={me.policyMode}
          options={options}
          onChange={setWanted}
        />
      ) : (
        <p>{options.find(({ value }) => value === me.policyMode)?.text}</p>
      )}
      <p className="soft small">{words.policyOnly}</p>
      {wanted !== null && <ModeDialog mode={wanted} onClose={() => setWanted(null)} />}
    </Section>
  )
}
