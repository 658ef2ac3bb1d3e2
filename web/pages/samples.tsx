/** The officer's sample: drawn by the public log, each disclosure checked again, the result signed and kept. */
import type { SampleView } from "@zahnwolke/core/party/officer-views"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { DeskPages } from "../parts/desk/desk-pages.tsx"
import { SelectField } from "../parts/field.tsx"
import { Ledger } from "../parts/ledger.tsx"
import { Refused } from "../parts/note.tsx"
import { Empty, Loading, Page, Section } from "../parts/page.tsx"
import { PaperButtons } from "../parts/paper-buttons.tsx"
import { useAnswer, useDeed, useMe, useParty } from "../session/use-session.tsx"
import { spoken } from "../words/refusal.ts"
import { useFormats, useWords } from "../words/words.tsx"

export function Samples() {
  const { register } = useWords()
  const { samples: words } = register
  const formats = useFormats()
  const party = useParty()
  const { value, refusal, again } = useAnswer(() => party.samples(), "samples", ["orders"])
  return (
    <Page title={words.title} lead={words.lead}>
      <DeskPages />
      <Refused refusal={refusal} />
      <Draw onDrawn={again} />
      {value === null && refusal === null && <Loading />}
      {value?.length === 0 && (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </Empty>
      )}
      {(value ?? []).map((sample) => (
        <Section key={sample.statement} title={words.drawnOn(formats.moment(sample.at))}>
          <Sample sample={sample} />
        </Section>
      ))}
    </Page>
  )
}

const sizes = ["5", "10", "25", "50"] as const

function Draw({ onDrawn }: { readonly onDrawn: () => void }) {
  const { register } = useWords()
  const { samples: words } = register
  const party = useParty()
  const { role } = useMe()
  const [count, setCount] = useState<(typeof sizes)[number]>("5")
  const deed = useDeed()
  const may = role === "owner" || role === "data-protection-officer"
  if (!may) return <p className="soft">{words.only}</p>
  return (
    <>
      <div className="orders-tools">
        <SelectField
          label={words.count}
          value={count}
          options={sizes.map((value) => ({ value, text: value }))}
          onChange={setCount}
        />
        <Button
          look="primary"
          busy={deed.busy}
          onPress={() => void deed.run(() => party.takeSample({ count: Number(count) }), onDrawn)}
        >
          {words.draw}
        </Button>
      </div>
      <Refused refusal={deed.refusal} />
    </>
  )
}

function Sample({ sample }: { readonly sample: SampleView }) {
  const { register } = useWords()
  const { samples: words } = register
  const formats = useFormats()
  const { by, drawn, of, statement } = sample
  return (
    <>
      <div className="row">
        <p>{words.facts(drawn.length, of, by ?? words.nobody)}</p>
        <PaperButtons
          kind="sample-report"
          about={statement}
          of={`${words.report} ${formats.moment(sample.at)}`}
        />
      </div>
      <Ledger
        label={words.drawnOn(formats.moment(sample.at))}
        rows={drawn}
        keyOf={({ disclosure }) => disclosure}
        columns={[
          {
            head: words.order,
            cell: ({ number, order }) => (
              <Link to="/auftraege/$order" params={{ order }} className="digits">
                {number}
              </Link>
            ),
          },
          {
            head: words.result,
            cell: ({ faults }) => (
              <>
                <Badge tone={faults.length === 0 ? "ok" : "danger"}>
                  {faults.length === 0 ? words.sound : words.faulty}
                </Badge>
                {faults.map((code) => (
                  <p key={code}>{spoken(words.faults, code)}</p>
                ))}
              </>
            ),
          },
          {
            head: words.open,
            cell: ({ open }) =>
              open.length === 0 ? (
                <span className="soft">{words.nothingOpen}</span>
              ) : (
                open.map((code) => <p key={code}>{spoken(words.openPoints, code)}</p>)
              ),
          },
        ]}
      />
    </>
  )
}
