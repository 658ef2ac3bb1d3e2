/** Language and colours of this device. */
import { useState } from "react"
import { chooseTheme, chosenTheme, themes } from "../../session/theme.ts"
import { languages, useVoice } from "../../words/words.tsx"
import { Segments } from "../choice.tsx"
import { Section } from "../page.tsx"

const ownNames = { de: "Deutsch", en: "English" } as const

export function ViewPart() {
  const { words, language, speak } = useVoice()
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <Section title={words.organisation.view}>
      <div className="row">
        <Segments
          label={words.organisation.language}
          value={language}
          options={languages.map((one) => ({ value: one, text: ownNames[one] }))}
          onChange={(one) => void speak(one)}
        />
        <Segments
          label={words.organisation.theme}
          value={theme}
          options={themes.map((one) => ({ value: one, text: words.organisation.themes[one] }))}
          onChange={(one) => {
            chooseTheme(one)
            setTheme(one)
          }}
        />
      </div>
    </Section>
  )
}
