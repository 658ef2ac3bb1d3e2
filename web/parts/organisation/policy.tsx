/** Strict or statutory: only the data protection officer lowers it, with a signature that ends after a year. */
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Choices } from "../choice.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"

export function PolicyPart() {
  const { organisation: words, settings } = useWords()
  const me = useMe()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  if (me.profile.role !== "practice") return null
  const may = me.role === "owner" || me.role === "data-protection-officer"
  const options = [
    { value: "strict" as const, text: words.policyStrict, hint: words.policyStrictHint },
    { value: "statutory" as const, text: words.policyStatutory, hint: words.policyStatutoryHint },
  ]
  const change = (mode: "strict" | "statutory"): Promise<void> =>
    deed.run(
      () => party.setPolicyMode(mode),
      async () => {
        await session.refresh()
        session.note(words.policyChanged)
      },
    )
  return (
    <Section title={settings.mode}>
      {may ? (
        <Choices
          label={settings.mode}
          labelSeen={false}
          value={me.policyMode}
          options={options}
          onChange={(mode) => void change(mode)}
        />
      ) : (
        <p>{options.find(({ value }) => value === me.policyMode)?.text}</p>
      )}
      <p className="soft small">{words.policyOnly}</p>
      <Refused refusal={deed.refusal} />
    </Section>
  )
}
