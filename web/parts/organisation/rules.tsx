/** Which rules hold here, in one line, and the way to the page that changes them. */
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import { changedKnobs } from "../../session/knob-draft.ts"
import { useMe } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { LinkButton } from "../button.tsx"
import { Section } from "../page.tsx"

export function RulesPart() {
  const { organisation: words, settings } = useWords()
  const me = useMe()
  const mode = me.policyMode === "strict" ? words.policyStrict : words.policyStatutory
  return (
    <Section
      title={words.policy}
      aside={
        <LinkButton to="/regeln" icon="pen">
          {settings.open}
        </LinkButton>
      }
    >
      <p>{settings.summary(mode, changedKnobs(strictKnobs, me.knobs).length)}</p>
    </Section>
  )
}
