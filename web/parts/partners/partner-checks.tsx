/** What must be checked about a partner because of where it works and whom it names: what stands signed, and what is open. */
import type { CheckView } from "@zahnwolke/core/party/check-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { CheckKind } from "@zahnwolke/core/policy/checks"
import { mayAttest } from "@zahnwolke/core/records/attestation"
import { allCountries } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useAnswer, useMe, useParty } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Button } from "../button.tsx"
import { CheckDialog } from "../checks/check-dialog.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"

export function PartnerChecks({ partner }: { readonly partner: PartnerView }) {
  const { checks: words } = useWords()
  const formats = useFormats()
  const party = useParty()
  const [open, setOpen] = useState<CheckKind | null>(null)
  const about = partner.organisation
  const { value, refusal } = useAnswer(() => party.checks(about), `checks ${about}`, [
    "partners",
    "attestations",
  ])
  if (value?.length === 0) return null
  const subject = {
    about,
    name: partner.profile.name,
    countries: formats.list(allCountries(partner.profile.places).map(formats.country)),
  }
  return (
    <Section title={words.title}>
      <p className="soft">{words.lead}</p>
      <Refused refusal={refusal} />
      <ul className="lines">
        {value?.map((check) => (
          <CheckLine key={check.kind} check={check} onOpen={() => setOpen(check.kind)} />
        ))}
      </ul>
      {open !== null && <CheckDialog subject={subject} kind={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function CheckLine({ check, onOpen }: { readonly check: CheckView; readonly onOpen: () => void }) {
  const { checks: words } = useWords()
  const formats = useFormats()
  const me = useMe()
  const { kind, standing, until, counts } = check
  const state = counts ? words.counts : standing === null ? words.open : words.ended
  return (
    <li className="line" data-check={kind}>
      <span className="line-text">
        <span className="line-title">{words.titles[kind]}</span>
        {standing !== null && until !== null && (
          <span className="soft small tick-text">
            {words.standing(
              standing.result === "positive" ? words.positive : words.negative,
              formats.date(standing.at),
              formats.date(until),
            )}
          </span>
        )}
        <span className="tick-text">
          <Badge tone={counts ? "ok" : "warning"}>{state}</Badge>
        </span>
      </span>
      <Button onPress={onOpen}>
        {mayAttest(me.role, kind) ? words.sign : words.see}
        <span className="unseen"> {words.titles[kind]}</span>
      </Button>
    </li>
  )
}
