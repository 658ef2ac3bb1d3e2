/** Documents: everything the law wants on paper, made from what is configured now, with who must sign it. */
import type { PaperKind } from "@zahnwolke/core/paper/legal/legal-paper"
import type { PaperLine } from "@zahnwolke/core/party/paper-views"
import { useState } from "react"
import { TextField } from "../parts/field.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Loading, Page, Section } from "../parts/page.tsx"
import { PaperButtons } from "../parts/paper-buttons.tsx"
import { useAnswer, useParty } from "../session/use-session.tsx"
import { unbroken } from "../words/formats.ts"
import { useFormats, useVoice, useWords } from "../words/words.tsx"

const partnerKinds: readonly PaperKind[] = ["data-agreement", "secrecy-undertaking", "anonymity-test"]
const countryKinds: readonly PaperKind[] = ["risk-sheet", "transfer-assessment"]

export function Papers() {
  const { language, words } = useVoice()
  const { papers } = words
  const party = useParty()
  const { value, refusal, again } = useAnswer(() => party.papers(language), `papers ${language}`, [
    "partners",
  ])
  const lines = value ?? []
  const ofPartners = lines.filter(({ kind }) => partnerKinds.includes(kind))
  const ofCountries = lines.filter(({ kind }) => countryKinds.includes(kind))
  const breach = lines.filter(({ kind }) => kind === "breach-notice")
  const own = lines.filter((line) => ![...ofPartners, ...ofCountries, ...breach].includes(line))
  return (
    <Page title={papers.title} lead={papers.lead} narrow>
      <Refused refusal={refusal} />
      {value === null && refusal === null && <Loading />}
      {value !== null && (
        <>
          <Note mood="warning">{papers.noLawyer}</Note>
          <PaperList title={papers.own} lines={own} onMade={again} />
          {breach.map((line) => (
            <Breach key={line.kind} line={line} onMade={again} />
          ))}
          <PaperList title={papers.partners} lines={ofPartners} onMade={again} />
          <PaperList title={papers.countries} lines={ofCountries} onMade={again} />
          <p className="soft">{papers.elsewhere}</p>
        </>
      )}
    </Page>
  )
}

interface PaperListProps {
  readonly title: string
  readonly lines: readonly PaperLine[]
  readonly onMade: () => void
}

function PaperList({ title, lines, onMade }: PaperListProps) {
  if (lines.length === 0) return null
  return (
    <Section title={title}>
      <ul className="lines">
        {lines.map((line) => (
          <li className="line" key={`${line.kind} ${line.about ?? ""}`}>
            <LineText line={line} />
            <PaperButtons
              kind={line.kind}
              about={line.about}
              of={[line.title, line.aboutText].filter(Boolean).join(", ")}
              onMade={onMade}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function LineText({ line }: { readonly line: PaperLine }) {
  const { papers } = useWords()
  const formats = useFormats()
  const signers = line.signers.length === 0 ? papers.noSigner : papers.signers(formats.list(line.signers))
  return (
    <span className="line-text">
      <span className="line-title">{unbroken(line.title)}</span>
      {line.aboutText !== "" && <span className="small tick-text">{line.aboutText}</span>}
      <span className="soft small tick-text">{signers}</span>
      <span className="soft small tick-text">
        {line.lastMadeAt === null ? papers.never : papers.lastMade(formats.moment(line.lastMadeAt))}
      </span>
    </span>
  )
}

/** The clock of 72 hours runs from the moment somebody knew, which only a person can say. */
function Breach({ line, onMade }: { readonly line: PaperLine; readonly onMade: () => void }) {
  const { papers } = useWords()
  const [aware, setAware] = useState("")
  const at = aware === "" ? Number.NaN : new Date(aware).getTime()
  return (
    <Section title={papers.breach}>
      <p className="soft">{papers.breachText}</p>
      <TextField
        label={papers.aware}
        type="datetime-local"
        value={aware}
        onChange={setAware}
        hint={papers.awareHint}
      />
      <ul className="lines">
        <li className="line">
          <LineText line={line} />
          <PaperButtons
            kind={line.kind}
            about={Number.isNaN(at) ? null : new Date(at).toISOString()}
            of={line.title}
            onMade={onMade}
          />
        </li>
      </ul>
    </Section>
  )
}
