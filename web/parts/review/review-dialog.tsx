/** A person looks before something leaves: pictures can be cropped and covered, the rest is looked at and passed. */
import { Suspense, lazy } from "react"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { groupNow, isOpen } from "../../session/draft-groups.ts"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { lastName } from "../../session/file-groups.ts"
import type { Draft, Look } from "../../session/use-draft.ts"
import { spoken } from "../../words/refusal.ts"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { Note, Refused } from "../note.tsx"
import { Loading } from "../page.tsx"
import { useFilesToSee } from "./files-to-see.ts"
import { FileViewer } from "../viewer/file-viewer.tsx"
import { viewKind } from "../viewer/view-kind.ts"

interface ReviewDialogProps {
  readonly group: DraftGroup
  readonly draft: Draft
  readonly onClose: () => void
}

const DicomLook = lazy(() => import("./dicom-look.tsx"))
const PhotoLook = lazy(() => import("./photo-look.tsx"))

/** Slices are large to show and come only when they are needed. */
const VolumeLook = lazy(() => import("./volume-look.tsx"))

export function ReviewDialog({ group, draft, onClose }: ReviewDialogProps) {
  const { preparation } = useWords()
  const { first, files } = groupNow(group, draft.view?.files ?? [])
  const toSee = useFilesToSee(draft, files)
  const kinds = [
    ...new Set(files.flatMap(({ review }) => review.filter(({ done }) => !done).map(({ kind }) => kind))),
  ]
  return (
    <Dialog title={preparation.reviewTitle(lastName(first.inputName))} onClose={onClose} width="full">
      {kinds.length > 0 && (
        <Note mood="warning">{kinds.map((kind) => spoken(preparation.reviewText, kind)).join(" ")}</Note>
      )}
      <Refused refusal={draft.deed.refusal} />
      {toSee === null ? (
        <Loading />
      ) : (
        <LookOf group={{ ...group, first, files }} draft={draft} toSee={toSee} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface LookProps extends ReviewDialogProps {
  readonly toSee: ReadonlyMap<string, Blob>
}

/** How this kind of thing is looked at: a picture, images with writing, a volume in space, or as it is. */
function LookOf({ group, draft, toSee, onClose }: LookProps) {
  const { first, files } = group
  const original = toSee.get(first.key)
  const open = files.filter(isOpen)
  const keys = files.map(({ key }) => key)
  const openKeys = open.map(({ key }) => key)
  const pass = async (look: Look): Promise<void> => {
    await draft.reviewed(openKeys, look)
    onClose()
  }
  const images = open.flatMap((file) => {
    const blob = file.format === "dicom" ? toSee.get(file.key) : undefined
    return blob !== undefined && isPaintable(file) ? [{ file, blob }] : []
  })
  const leaveOut = (): void => {
    draft.leave(keys, true)
    onClose()
  }
  return original !== undefined && first.role === "photo" && first.format !== "dicom" ? (
    <Suspense fallback={<Loading />}>
      <PhotoLook
        photo={original}
        busy={draft.deed.busy}
        onDone={(replacement, showsFace) => pass({ replacement, showsFace })}
      />
    </Suspense>
  ) : images.length > 0 && images.length === open.length ? (
    <Suspense fallback={<Loading />}>
      <DicomLook
        files={images}
        busy={draft.deed.busy}
        onDone={(painted, showsFace) => pass({ replacement: null, showsFace, painted })}
        onLeaveOut={leaveOut}
      />
    </Suspense>
  ) : viewKind(first.format) === "volume" ? (
    <Suspense fallback={<Loading />}>
      <VolumeLook
        files={files.filter(({ status }) => status !== "refused")}
        draft={draft}
        onDecided={(showsFace) => pass({ replacement: null, showsFace })}
        onLeftOut={leaveOut}
      />
    </Suspense>
  ) : (
    <AsItIs
      files={files}
      toSee={toSee}
      busy={draft.deed.busy}
      onSeen={() => void pass({ replacement: null, showsFace: false })}
      onLeaveOut={leaveOut}
    />
  )
}

/** A volume is turned in space instead: its slices carry no writing, its surface is what is looked at. */
const isPaintable = ({ review }: DraftFile): boolean =>
  review.some(({ kind }) => kind === "burned-in-text" || kind === "face")

interface AsItIsProps extends Pick<LookProps, "toSee"> {
  readonly files: readonly DraftFile[]
  readonly busy: boolean
  readonly onSeen: () => void
  readonly onLeaveOut: () => void
}

function AsItIs({ files, toSee, busy, onSeen, onLeaveOut }: AsItIsProps) {
  const { preparation } = useWords()
  const shown = files.flatMap(({ inputName, format, key, role }) => {
    const blob = toSee.get(key)
    return blob === undefined ? [] : [{ name: inputName, format, role, blob }]
  })
  return (
    <>
      {shown.length > 0 && <FileViewer files={shown} />}
      <div className="row row-end">
        {shown.length === files.length ? (
          <Button look="primary" busy={busy} onPress={onSeen}>
            {preparation.nothingSeen}
          </Button>
        ) : (
          // What nobody could see, nobody can call harmless.
          <Button look="primary" onPress={onLeaveOut}>
            {preparation.leaveOut}
          </Button>
        )}
      </div>
    </>
  )
}
