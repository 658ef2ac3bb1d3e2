/** The own house: people, devices, ways in, kit, profile, rules, and where the data stands. */
import { AccessPart } from "../parts/organisation/access.tsx"
import { ExportPart } from "../parts/organisation/export.tsx"
import { MembersPart } from "../parts/organisation/members.tsx"
import { PledgePart } from "../parts/organisation/pledge.tsx"
import { RulesPart } from "../parts/organisation/rules.tsx"
import { ProfilePart } from "../parts/organisation/profile.tsx"
import { ServerPart } from "../parts/organisation/server.tsx"
import { ViewPart } from "../parts/organisation/view.tsx"
import { LinkButton } from "../parts/button.tsx"
import { Page, Section } from "../parts/page.tsx"
import { useMe } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function Organisation() {
  const { organisation: words, terms, papers } = useWords()
  const me = useMe()
  return (
    <Page title={words.title} lead={`${me.profile.name}, ${terms.roles[me.profile.role]}`} narrow>
      <AccessPart />
      <MembersPart />
      <ViewPart />
      <ServerPart />
      <ProfilePart />
      <PledgePart />
      <RulesPart />
      <Section
        title={papers.title}
        aside={
          <LinkButton to="/dokumente" icon="print">
            {papers.title}
          </LinkButton>
        }
      >
        <p className="soft">{papers.lead}</p>
      </Section>
      {me.role === "owner" && <ExportPart />}
    </Page>
  )
}
