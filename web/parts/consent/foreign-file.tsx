/** The door for a consent that another house wrote down as FHIR: it fills in, it never counts by itself. */
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { useRef, useState } from "react"
import { readForeign } from "../../session/foreign-consent.ts"
import type { ForeignDraft, ForeignRefusal } from "../../session/foreign-consent.ts"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Icon } from "../icon.tsx"
import { Note } from "../note.tsx"

/** A consent is a page of text; more is something else. */
const largest = 1_000_000

interface ForeignFileProps {
  readonly partners: readonly PartnerView[]
  readonly draft: ForeignDraft | null
  readonly onRead: (draft: ForeignDraft) => void
}

export function ForeignFile({ partners, draft, onRead }: ForeignFileProps) {
  const { consent, terms } = useWords()
  const { foreign: words } = consent
  const picker = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<ForeignRefusal | null>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const read = readForeign(file.size > largest ? "" : await file.text(), partners, Date.now())
    setRefused(read.kind === "refused" ? read.why : null)
    if (read.kind === "draft") onRead(read.draft)
  }
  const name = partners.find(({ organisation }) => organisation === draft?.to)?.profile.name ?? ""
  return (
    <details className="more">
      <summary>
        <Icon name="forward" small />
        {words.title}
      </summary>
      <p className="soft small">{words.hint}</p>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json,application/fhir+json"
        aria-label={words.title}
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ""
        }}
      />
      <div className="row">
        <Button icon="file" onPress={() => picker.current?.click()}>
          {words.pick}
        </Button>
      </div>
      {refused !== null && (
        <Note mood="warning" urgent>
          {words.refused[refused]}
        </Note>
      )}
      {refused === null && draft !== null && (
        <Note mood="ok" urgent>
          {words.taken(name, terms.purposes[draft.purpose], draft.months)}
        </Note>
      )}
    </details>
  )
}
