/** A person looks before a file leaves: pictures can be cropped and covered, everything else is looked at and passed. */
import type { DraftFile } from "@zahnwolke/core/party/views"
import { useEffect, useState } from "react"
import { spoken } from "../../words/refusal.ts"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { Note } from "../note.tsx"
import { Loading } from "../page.tsx"
import { FileViewer } from "../viewer/file-viewer.tsx"
import { PictureReview } from "./picture-review.tsx"

interface ReviewDialogProps {
  readonly file: DraftFile
  readonly original: Blob | null
  readonly busy: boolean
  readonly onClose: () => void
  readonly onDone: (replacement: Blob | null, showsFace: boolean) => Promise<void>
}

export function ReviewDialog({ file, original, busy, onClose, onDone }: ReviewDialogProps) {
  const { preparation } = useWords()
  const open = file.review.filter(({ done }) => !done)
  return (
    <Dialog title={preparation.reviewTitle(file.inputName)} onClose={onClose} width="wide">
      {[...new Set(open.map(({ kind }) => kind))].map((kind) => (
        <Note key={kind} mood="warning">
          {spoken(preparation.reviewText, kind)}
        </Note>
      ))}
      {original !== null && file.role === "photo" ? (
        <Picture blob={original} busy={busy} onDone={onDone} />
      ) : (
        <>
          {original !== null && (
            <FileViewer
              files={[{ name: file.inputName, format: file.format, role: file.role, blob: original }]}
            />
          )}
          <div className="row row-end">
            <Button look="primary" busy={busy} onPress={() => void onDone(null, false)}>
              {preparation.nothingSeen}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

interface PictureProps {
  readonly blob: Blob
  readonly busy: boolean
  readonly onDone: (replacement: Blob | null, showsFace: boolean) => Promise<void>
}

function Picture({ blob, busy, onDone }: PictureProps) {
  const { preparation } = useWords()
  const [picture, setPicture] = useState<ImageBitmap | "unreadable" | null>(null)
  useEffect(() => {
    let wanted = true
    createImageBitmap(blob).then(
      (bitmap) => {
        if (wanted) setPicture(bitmap)
        else bitmap.close()
      },
      () => setPicture("unreadable"),
    )
    return () => {
      wanted = false
    }
  }, [blob])
  if (picture === null) return <Loading />
  if (picture === "unreadable") return <Note mood="danger">{preparation.undecodable}</Note>
  return <PictureReview picture={picture} type={blob.type} busy={busy} onDone={onDone} />
}
