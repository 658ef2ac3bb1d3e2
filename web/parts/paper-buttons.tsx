/** One document to take away: as PDF for people, as data for machines. Both are the same document, by its hash. */
import type { PaperKind } from "@zahnwolke/core/paper/legal/legal-paper"
import type { MadePaper } from "@zahnwolke/core/party/paper-views"
import type { Answer } from "@zahnwolke/core/party/views"
import { useDeed, useParty } from "../session/use-session.tsx"
import { useVoice } from "../words/words.tsx"
import { Button, saveFile } from "./button.tsx"
import { Refused } from "./note.tsx"

interface PaperButtonsProps {
  readonly kind: PaperKind
  readonly about: string | null
  /** Said by the buttons of a list, where "PDF" alone would say nothing. */
  readonly of: string
  readonly onMade?: () => void
}

export function PaperButtons({ kind, about, of, onMade }: PaperButtonsProps) {
  const party = useParty()
  const { language } = useVoice()
  return <SavePaper make={() => party.paper({ kind, about, language })} of={of} onMade={onMade} />
}

interface SavePaperProps {
  readonly make: () => Promise<Answer<MadePaper>>
  readonly of: string
  readonly onMade?: (() => void) | undefined
}

export function SavePaper({ make, of, onMade }: SavePaperProps) {
  const { words } = useVoice()
  const deed = useDeed()
  const save = (form: "pdf" | "json"): Promise<void> =>
    deed.run(make, (paper) => {
      savePaper(paper, form)
      onMade?.()
    })
  return (
    <>
      <span className="row">
        <Button icon="print" busy={deed.busy} onPress={() => void save("pdf")}>
          {words.papers.pdf}
          <span className="unseen"> {of}</span>
        </Button>
        <Button icon="file" busy={deed.busy} onPress={() => void save("json")}>
          {words.papers.data}
          <span className="unseen"> {of}</span>
        </Button>
      </span>
      <Refused refusal={deed.refusal} />
    </>
  )
}

/** A slash in a title is none in a file's name. */
function savePaper({ title, pdf, json }: MadePaper, form: "pdf" | "json"): void {
  const name = title.replaceAll(/[/\\:?*"<>|]/gu, "-")
  const blob =
    form === "pdf"
      ? new Blob([new Uint8Array(pdf)], { type: "application/pdf" })
      : new Blob([json], { type: "application/json" })
  saveFile(`${name}.${form}`, blob)
}
