/** The C5 report with type, period and scope, or the plan of a standard that counts as equal for two years (§ 393(4) SGB V). */
import type { CloudReport } from "@zahnwolke/core/records/questionnaire"
import { emptyPlan, emptyReport } from "../../session/provider-form.ts"
import { useWords } from "../../words/words.tsx"
import { Segments } from "../choice.tsx"
import { TextField } from "../field.tsx"
import { KeptNumber } from "./kept-field.tsx"
import { FieldError, useLabel } from "./answer.tsx"
import type { AnswerProps } from "./answer.tsx"

type C5 = Extract<CloudReport, { kind: "c5" }>
type Plan = Extract<CloudReport, { kind: "equivalent" }>

export function ReportPart({ answers, set, errorOf }: AnswerProps) {
  const { provider: words } = useWords()
  const labelOf = useLabel()
  const { cloudReport } = answers
  return (
    <div className="stack-tight">
      <Segments<CloudReport["kind"]>
        label={labelOf("cloudReport")}
        value={cloudReport?.kind ?? null}
        options={[
          { value: "c5", text: words.reportC5 },
          { value: "equivalent", text: words.reportEquivalent },
        ]}
        onChange={(kind) => set("cloudReport", kind === "c5" ? emptyReport : emptyPlan)}
      />
      {cloudReport?.kind === "c5" && (
        <C5Fields report={cloudReport} onChange={(report) => set("cloudReport", report)} />
      )}
      {cloudReport?.kind === "equivalent" && (
        <PlanFields plan={cloudReport} onChange={(plan) => set("cloudReport", plan)} />
      )}
      <FieldError error={errorOf("cloudReport")} />
    </div>
  )
}

function C5Fields({ report, onChange }: { readonly report: C5; readonly onChange: (report: C5) => void }) {
  const { provider: words } = useWords()
  const change = (part: Partial<C5>): void => onChange({ ...report, ...part })
  return (
    <>
      <div className="row">
        <Segments<"1" | "2">
          label={words.reportType}
          value={report.type === 1 ? "1" : "2"}
          options={[
            { value: "1", text: words.reportType1 },
            { value: "2", text: words.reportType2 },
          ]}
          onChange={(type) => change({ type: type === "1" ? 1 : 2 })}
        />
        <Segments<"2020" | "2026">
          label={words.reportCatalogue}
          value={report.catalogue === 2020 ? "2020" : "2026"}
          options={[
            { value: "2020", text: "C5:2020" },
            { value: "2026", text: "C5:2026" },
          ]}
          onChange={(year) => change({ catalogue: year === "2020" ? 2020 : 2026 })}
        />
      </div>
      <div className="fields">
        <TextField
          label={words.reportFrom}
          type="date"
          value={report.periodFrom}
          onChange={(periodFrom) => change({ periodFrom })}
        />
        <TextField
          label={words.reportTo}
          type="date"
          value={report.periodTo}
          onChange={(periodTo) => change({ periodTo })}
        />
        <TextField
          label={words.reportAuditor}
          value={report.auditor}
          onChange={(auditor) => change({ auditor: auditor.slice(0, 200) })}
        />
        <TextField
          label={words.reportScope}
          value={report.scope}
          onChange={(scope) => change({ scope: scope.slice(0, 200) })}
        />
      </div>
    </>
  )
}

function PlanFields({ plan, onChange }: { readonly plan: Plan; readonly onChange: (plan: Plan) => void }) {
  const { provider: words } = useWords()
  const change = (part: Partial<Plan>): void => onChange({ ...plan, ...part })
  const months = ["milestoneMonths", "type1Months", "type2Months"] as const
  return (
    <>
      <Segments<Plan["standard"]>
        label={words.planStandard}
        value={plan.standard}
        options={[
          { value: "ISO27001", text: "ISO 27001" },
          { value: "Grundschutz", text: "BSI Grundschutz" },
          { value: "CCM4", text: "CSA CCM 4" },
        ]}
        onChange={(standard) => change({ standard })}
      />
      <div className="fields">
        <TextField
          label={words.planDay}
          type="date"
          value={plan.planDate}
          onChange={(planDate) => change({ planDate })}
        />
        {months.map((name) => (
          <KeptNumber
            key={name}
            label={words.planMonths[name]}
            value={plan[name]}
            error={null}
            // Without a number the plan keeps no period at all.
            onAnswer={(count) => onChange({ ...plan, [name]: count ?? 999 })}
          />
        ))}
      </div>
    </>
  )
}
