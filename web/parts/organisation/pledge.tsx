/** What a laboratory or a milling centre promises all its partners of itself: to re-identify nobody (§ 203 StGB, recital 26 GDPR). */
import { mayAttest } from "@zahnwolke/core/records/attestation"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"

const kind = "no-reidentification"

export function PledgePart() {
  const { checks: words, newOrder } = useWords()
  const formats = useFormats()
  const me = useMe()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const about = me.organisation
  const { value } = useAnswer(() => party.attestations([about]), `pledge ${about}`, ["attestations"])
  if (me.profile.role === "practice" || value === null) return null
  const given = value.find((one) => one.kind === kind && one.validUntil > Date.now())
  const sign = (): Promise<void> =>
    deed.run(
      () =>
        party.attest({ kind, about, covers: [], result: "positive", text: words.pledgeSigned, days: 366 }),
      () => {
        session.changed("attestations")
        session.note(words.signed)
      },
    )
  return (
    <Section title={words.pledge}>
      <p className="soft">{words.pledgeText}</p>
      <p>{words.pledgeSigned}</p>
      {given !== undefined && <p className="soft">{words.pledgeGiven(formats.date(given.validUntil))}</p>}
      <Refused refusal={deed.refusal} />
      {given === undefined && !mayAttest(me.role, kind) && <p className="soft">{newOrder.who.house}</p>}
      {given === undefined && mayAttest(me.role, kind) && (
        <div>
          <Button icon="pen" busy={deed.busy} onPress={() => void sign()}>
            {words.pledgeSign}
          </Button>
        </div>
      )}
    </Section>
  )
}
