/** A person looks before something leaves: pictures can be cropped and covered, the rest is looked at and passed. */
import { Suspense, lazy } from "react"
import { groupNow, isOpen } from "../../session/draft-groups.ts"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { lastName } from "../../session/file-groups.ts"
import type { Draft } from "../../session/use-draft.ts"
import { spoken } from "../../words/refusal.ts"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { Note, Refused } from "../note.tsx"
import { Loading } from "../page.tsx"
import { FileViewer } from "../viewer/file-viewer.tsx"
import { viewKind } from "../viewer/view-kind.ts"

interface ReviewDialogProps {
  readonly group: DraftGroup
  readonly draft: Draft
  readonly onClose: () => void
}

const PhotoLook = lazy(() => import("./photo-look.tsx"))

/** Slices are large to show and come only when they are needed. */
const VolumeLook = lazy(() => import("./volume-look.tsx"))

export function ReviewDialog({ group, draft, onClose }: ReviewDialogProps) {
  const { preparation } = useWords()
  const { first, files } = groupNow(group, draft.view?.files ?? [])
  const kinds = [
    ...new Set(files.flatMap(({ review }) => review.filter(({ done }) => !done).map(({ kind }) => kind))),
  ]
  const original = draft.original(first)
  const pass = async (replacement: Blob | null, showsFace: boolean): Promise<void> => {
    await draft.reviewed(
      files.filter(isOpen).map(({ key }) => key),
      replacement,
      showsFace,
    )
    onClose()
  }
  return (
    <Dialog title={preparation.reviewTitle(lastName(first.inputName))} onClose={onClose} width="full">
      {kinds.length > 0 && (
        <Note mood="warning">{kinds.map((kind) => spoken(preparation.reviewText, kind)).join(" ")}</Note>
      )}
      <Refused refusal={draft.deed.refusal} />
      {original !== null && first.role === "photo" ? (
        <Suspense fallback={<Loading />}>
          <PhotoLook photo={original} busy={draft.deed.busy} onDone={pass} />
        </Suspense>
      ) : viewKind(first.format) === "volume" ? (
        <Suspense fallback={<Loading />}>
          <VolumeLook
            files={files.filter(({ status }) => status !== "refused")}
            draft={draft}
            onDecided={(showsFace) => pass(null, showsFace)}
            onLeftOut={() => {
              draft.leave(
                files.map(({ key }) => key),
                true,
              )
              onClose()
            }}
          />
        </Suspense>
      ) : (
        <>
          <Originals group={group} draft={draft} />
          <div className="row row-end">
            <Button look="primary" busy={draft.deed.busy} onPress={() => void pass(null, false)}>
              {preparation.nothingSeen}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

function Originals({ group, draft }: { readonly group: DraftGroup; readonly draft: Draft }) {
  const seen = group.files.flatMap((file) => {
    const blob = draft.original(file)
    return blob === null ? [] : [{ name: file.inputName, format: file.format, role: file.role, blob }]
  })
  return seen.length === 0 ? null : <FileViewer files={seen} />
}
