/** The papers behind the answers: only their hash is signed and kept here, the papers stay in the own files. */
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { questionLabels } from "@zahnwolke/core/records/question-labels"
import type { Evidence, Question } from "@zahnwolke/core/records/questionnaire"
import { useRef, useState } from "react"
import { evidenceQuestions } from "../../session/provider-form.ts"
import { useVoice, useWords } from "../../words/words.tsx"
import { Button, IconButton } from "../button.tsx"
import { SelectField } from "../field.tsx"
import { Section } from "../page.tsx"

interface EvidencePartProps {
  readonly evidence: readonly Evidence[]
  readonly onChange: (evidence: readonly Evidence[]) => void
}

export function EvidencePart({ evidence, onChange }: EvidencePartProps) {
  const { language } = useVoice()
  const { provider: words } = useWords()
  const [question, setQuestion] = useState<Question>("contract")
  const picker = useRef<HTMLInputElement>(null)
  const add = async (files: FileList | null): Promise<void> => {
    const hashes = await Promise.all(
      [...(files ?? [])].map(async (file) => hashHex(new Uint8Array(await file.arrayBuffer()))),
    )
    onChange([...evidence, ...hashes.map((sha256) => ({ question, sha256 }))].slice(0, 100))
  }
  return (
    <Section title={words.evidence}>
      <p className="soft">{words.evidenceText}</p>
      <ul className="lines">
        {evidence.map((one, at) => (
          <li className="line" key={`${one.question} ${one.sha256} ${at}`}>
            <span className="line-text">
              <span className="line-title">{questionLabels[one.question][language]}</span>
              <span className="soft small tick-text provider-hash">SHA-256 {one.sha256}</span>
            </span>
            <IconButton
              icon="trash"
              label={words.evidenceRemove}
              onPress={() => onChange(evidence.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <div className="row onward">
        <SelectField
          label={words.evidenceFor}
          value={question}
          options={evidenceQuestions.map((value) => ({ value, text: questionLabels[value][language] }))}
          onChange={setQuestion}
        />
        <Button icon="file" onPress={() => picker.current?.click()}>
          {words.evidenceAdd}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          data-picker="evidence"
          onChange={(event) => {
            void add(event.target.files)
            event.target.value = ""
          }}
        />
      </div>
    </Section>
  )
}
