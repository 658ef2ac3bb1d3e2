/** The contract under Art. 28(3): version, day, and for each point of the checklist the place where it stands. */
import {
  clauseLabels,
  coveredClauses,
  englishClauseLabels,
  processingClauses,
} from "@zahnwolke/core/records/processing-contract"
import { processingTextVersion } from "@zahnwolke/core/records/processing-text"
import { useState } from "react"
import { emptyContract, ownContract, referenceOf, withReference } from "../../session/provider-form.ts"
import { useVoice, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { TextField } from "../field.tsx"
import { Icon } from "../icon.tsx"
import { FieldError, useLabel } from "./answer.tsx"
import type { AnswerProps } from "./answer.tsx"

export function ContractPart({ answers, set, errorOf }: AnswerProps) {
  const { provider: words } = useWords()
  const labelOf = useLabel()
  const contract = answers.contract ?? emptyContract
  const [open, setOpen] = useState(false)
  const change = (part: Partial<typeof contract>): void => set("contract", { ...contract, ...part })
  return (
    <div className="stack-tight">
      <h3>{labelOf("contract")}</h3>
      <div className="fields">
        <TextField
          label={words.contractVersion}
          value={contract.version}
          onChange={(version) => change({ version: version.slice(0, 200) })}
        />
        <TextField
          label={words.contractDay}
          type="date"
          value={contract.signedOn}
          onChange={(signedOn) => change({ signedOn })}
        />
      </div>
      <p className="soft small">{words.contractOwnText}</p>
      <div>
        <Button
          icon="check"
          onPress={() => {
            set("contract", ownContract(contract, processingTextVersion))
            setOpen(true)
          }}
        >
          {words.contractOwn}
        </Button>
      </div>
      <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="forward" small />
          {words.checklist(coveredClauses(contract).length, processingClauses.length)}
        </summary>
        <Checklist answers={answers} set={set} />
      </details>
      <FieldError error={errorOf("contract")} />
    </div>
  )
}

function Checklist({ answers, set }: Pick<AnswerProps, "answers" | "set">) {
  const { language } = useVoice()
  const { provider: words } = useWords()
  const contract = answers.contract ?? emptyContract
  const labels = language === "de" ? clauseLabels : englishClauseLabels
  return (
    <div className="stack">
      <p className="soft small">{words.checklistText}</p>
      {processingClauses.map((clause) => (
        <TextField
          key={clause}
          label={labels[clause]}
          value={referenceOf(contract, clause)}
          onChange={(text) => set("contract", withReference(contract, clause, text.slice(0, 200)))}
        />
      ))}
    </div>
  )
}
