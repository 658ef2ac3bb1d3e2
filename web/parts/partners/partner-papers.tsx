/** What the law wants on paper about one partner, and a risk sheet for each country in which it works. */
import type { PaperKind } from "@zahnwolke/core/paper/legal/legal-paper"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { allCountries } from "@zahnwolke/core/records/organisation"
import { useAnswer, useParty } from "../../session/use-session.tsx"
import { useVoice } from "../../words/words.tsx"
import { unbroken } from "../../words/formats.ts"
import { Section } from "../page.tsx"
import { PaperButtons } from "../paper-buttons.tsx"

const ofCountries: readonly PaperKind[] = ["risk-sheet", "transfer-assessment"]

export function PartnerPapers({ partner }: { readonly partner: PartnerView }) {
  const { language, words } = useVoice()
  const party = useParty()
  const { value, again } = useAnswer(() => party.papers(language), `papers ${language}`, ["partners"])
  const countries = allCountries(partner.profile.places)
  const lines = (value ?? []).filter(({ kind, about }) =>
    ofCountries.includes(kind) ? countries.includes(about ?? "") : about === partner.organisation,
  )
  if (lines.length === 0) return null
  return (
    <Section title={words.papers.partnerPapers}>
      <ul className="lines">
        {lines.map(({ kind, about, title }) => (
          <li className="line" key={`${kind} ${about ?? ""}`}>
            <span className="line-text">
              <span className="line-title">{unbroken(title)}</span>
            </span>
            <PaperButtons kind={kind} about={about} of={title} onMade={again} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
