/** The register for the data protection officer: every disclosure, without a patient's name, gathered and narrowed. */
import { disclosureStates } from "@zahnwolke/core/party/officer-views"
import type { DisclosureLine } from "@zahnwolke/core/party/officer-views"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { Button, saveFile } from "../parts/button.tsx"
import { Segments } from "../parts/choice.tsx"
import { SelectField } from "../parts/field.tsx"
import { DeskPages } from "../parts/desk/desk-pages.tsx"
import { DisclosureTable } from "../parts/desk/disclosure-table.tsx"
import { GroupTable, useGroupName } from "../parts/desk/group-table.tsx"
import { Refused } from "../parts/note.tsx"
import { PaperButtons } from "../parts/paper-buttons.tsx"
import { Empty, Loading, Page, Section } from "../parts/page.tsx"
import { disclosureCsv } from "../session/disclosure-csv.ts"
import { filterLines, groupLines, groupings, noChoice } from "../session/register-groups.ts"
import type { RegisterChoice } from "../session/register-groups.ts"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../session/use-session.tsx"
import type { Deed } from "../session/use-session.tsx"
import { useVoice, useWords } from "../words/words.tsx"

export function Register() {
  const { register: words } = useWords()
  const voice = useVoice()
  const party = useParty()
  const choice = useSearch({ from: "/register" })
  const { value: lines, refusal } = useAnswer(() => party.disclosures(), "disclosures", ["orders"])
  const shown = filterLines(lines ?? [], choice)
  const wanted = useDeed()
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        // There from the first moment on: what comes later would push the sentence beside it.
        (lines === null || shown.length > 0) && (
          <>
            <Button
              icon="download"
              busy={lines === null && refusal === null}
              onPress={() =>
                saveFile(
                  "register.csv",
                  new Blob([disclosureCsv(shown, voice)], { type: "text/csv;charset=utf-8" }),
                )
              }
            >
              {words.save}
            </Button>
            <PackageButton package={wanted} />
          </>
        )
      }
    >
      <DeskPages />
      <Refused refusal={refusal ?? wanted.refusal} />
      {lines === null && refusal === null && <Loading />}
      {lines?.length === 0 && (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </Empty>
      )}
      {lines !== null && lines.length > 0 && (
        <>
          <Tools choice={choice} />
          <Chosen choice={choice} lines={lines} shown={shown.length} />
          <PaperButtons kind="register" about={null} of={words.title} />
          {shown.length > 0 && (
            <>
              <GroupTable groups={groupLines(shown, choice.by)} choice={choice} />
              <Section title={words.single}>
                <DisclosureTable lines={shown} />
              </Section>
            </>
          )}
        </>
      )}
    </Page>
  )
}

/** What binds the house is taken away by those who speak for it. */
function PackageButton({ package: wanted }: { readonly package: Deed }) {
  const { register: words } = useWords()
  const party = useParty()
  const { role } = useMe()
  const session = useSession()
  if (role !== "owner" && role !== "data-protection-officer") return null
  return (
    <Button
      icon="download"
      busy={wanted.busy}
      onPress={() =>
        void wanted.run(
          () => party.auditPackage({ from: null, until: null }),
          ({ files, name, zip }) => {
            saveFile(name, new Blob([new Uint8Array(zip)], { type: "application/zip" }))
            session.note(words.packed(files))
          },
        )
      }
    >
      {words.pack}
    </Button>
  )
}

function Tools({ choice }: { readonly choice: RegisterChoice }) {
  const { register: words } = useWords()
  const navigate = useNavigate()
  const choose = (change: Partial<RegisterChoice>) =>
    void navigate({ to: "/register", search: { ...choice, ...change }, replace: true })
  return (
    <div className="orders-tools">
      <Segments
        label={words.gather}
        value={choice.by}
        options={groupings.map((value) => ({ value, text: words.by[value] }))}
        onChange={(by) => choose({ by })}
      />
      <div className="select-partner">
        <SelectField<string>
          label={words.state}
          value={choice.state ?? ""}
          options={[
            { value: "", text: words.anyState },
            ...disclosureStates.map((value) => ({ value, text: words.states[value] })),
          ]}
          onChange={(state) => choose({ state: disclosureStates.find((one) => one === state) })}
        />
      </div>
    </div>
  )
}

interface ChosenProps {
  readonly choice: RegisterChoice
  readonly lines: readonly DisclosureLine[]
  readonly shown: number
}

/** What the list is narrowed to, in words, and the one way back to everything. */
function Chosen({ choice, lines, shown }: ChosenProps) {
  const { register: words } = useWords()
  const nameOf = useGroupName()
  const navigate = useNavigate()
  const narrowed = groupings.flatMap((by) => {
    const key = choice[by]
    if (key === undefined) return []
    const [example] = filterLines(lines, { ...noChoice, [by]: key })
    return [`${words.by[by]}: ${example === undefined ? key : nameOf(by, key, example)}`]
  })
  const isNarrowed = narrowed.length > 0 || choice.state !== undefined
  return (
    <div className="row">
      <p role="status">{[words.counted(shown, lines.length), ...narrowed].join(" · ")}</p>
      {isNarrowed && (
        <Button
          look="plain"
          icon="close"
          onPress={() => void navigate({ to: "/register", search: { ...noChoice, by: choice.by } })}
        >
          {words.showAll}
        </Button>
      )}
    </div>
  )
}
