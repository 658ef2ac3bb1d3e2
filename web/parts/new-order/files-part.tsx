/** The files of a new order: dropped, recognised, listed with what was found in each. */
import { ownFiles } from "../../session/draft-groups.ts"
import type { DraftGroup } from "../../session/draft-groups.ts"
import type { Draft } from "../../session/use-draft.ts"
import { useMoment } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { DraftFiles } from "../draft-files.tsx"
import { FileDrop } from "../file-drop.tsx"
import { Note, Refused } from "../note.tsx"
import type { Originals } from "./original-offer.tsx"

interface FilesPartProps {
  readonly draft: Draft
  readonly onReview: (group: DraftGroup) => void
  readonly originals?: Originals
}

function Preparing({ busy, count }: { readonly busy: boolean; readonly count: number }) {
  const { newOrder, preparation } = useWords()
  const { preparing } = useMoment()
  const all = preparing?.files ?? count
  return (
    <div className="preparing" data-busy={busy}>
      <p role="status" className="small">
        {busy && newOrder.preparing(Math.max(all, 1))}
      </p>
      <progress
        className="bar"
        aria-label={preparation.preparedOf(preparing?.done ?? 0, all)}
        max={Math.max(all, 1)}
        value={preparing?.done ?? 0}
      />
    </div>
  )
}

export function FilesPart({ draft, onReview, originals }: FilesPartProps) {
  const { preparation, order } = useWords()
  const formats = useFormats()
  const all = draft.view?.files ?? []
  const files = ownFiles(all)
  const total = draft.travelling.reduce((sum, { size }) => sum + size, 0)
  return (
    <section className="section" id="files" aria-label={order.files}>
      {files.length > 0 && (
        <div className="section-head">
          <h2>{order.files}</h2>
          <p className="soft small">
            {preparation.files(draft.travelling.length)}, {formats.size(total)}
          </p>
        </div>
      )}
      {all.length > files.length && (
        <p className="soft small">{preparation.machineFiles(all.length - files.length)}</p>
      )}
      <DraftFiles draft={draft} onReview={onReview} originals={originals} />
      {(draft.view?.notAlone.length ?? 0) > 0 && <Note>{preparation.notAlone}</Note>}
      {files.length > 0 && <p className="soft small">{preparation.whatItIsNot}</p>}
      <Refused refusal={draft.deed.refusal} />
      <FileDrop onFiles={draft.add} more={files.length > 0} />
      <Preparing busy={draft.deed.busy} count={draft.preparing} />
    </section>
  )
}
