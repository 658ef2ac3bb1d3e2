/** A DVT or radiograph before it leaves: its slices, the face that stands in it, a field of view to draw, the decision. */
import type { CropBox } from "@zahnwolke/core/deidentify/dicom-crop"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { useEffect, useState } from "react"
import { croppedTogether, isOpen } from "../../session/draft-groups.ts"
import { eachOf } from "../../session/each-of.ts"
import type { Draft } from "../../session/use-draft.ts"
import { VolumeView } from "../../views/volume/volume-view.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Note } from "../note.tsx"
import { Loading } from "../page.tsx"

interface VolumeLookProps {
  readonly files: readonly DraftFile[]
  readonly draft: Draft
  readonly onDecided: (showsFace: boolean) => Promise<void>
  readonly onLeftOut: () => void
}

export default function VolumeLook({ files, draft, onDecided, onLeftOut }: VolumeLookProps) {
  const { preparation, terms } = useWords()
  const blobs = useShownFiles(files, draft)
  const asksFace = files.some((file) =>
    file.review.some(({ kind, done }) => kind === "face-surface" && !done),
  )
  const cropped = files.some(({ crop }) => crop !== null)
  const cut = (box: CropBox | null): void =>
    void draft.crop(croppedTogether(files, draft.view?.files ?? []), box)
  return (
    <>
      {cropped && (
        <div className="row row-between">
          <Note>{preparation.croppedTo}</Note>
          <Button busy={draft.deed.busy} onPress={() => cut(null)}>
            {preparation.uncrop}
          </Button>
        </div>
      )}
      {blobs === null ? (
        <Loading />
      ) : (
        <VolumeView
          id={idOf(files)}
          files={blobs}
          words={terms.volume}
          crop={{ busy: draft.deed.busy, onCut: cut }}
          surface={asksFace ? terms.mesh : null}
          decision={files.some(isOpen) && <Decision {...{ draft, asksFace, onDecided, onLeftOut }} />}
        />
      )}
    </>
  )
}

type DecisionProps = Omit<VolumeLookProps, "files"> & { readonly asksFace: boolean }

function Decision({ draft, asksFace, onDecided, onLeftOut }: DecisionProps) {
  const { preparation } = useWords()
  const { busy } = draft.deed
  return (
    <div className="row row-between">
      <h3>{asksFace ? preparation.showsFace : ""}</h3>
      <div className="row">
        <Button look="plain" busy={busy} onPress={onLeftOut}>
          {preparation.leaveOut}
        </Button>
        {asksFace && (
          <Button busy={busy} onPress={() => void onDecided(true)}>
            {preparation.faceWithConsent}
          </Button>
        )}
        <Button look="primary" busy={busy} onPress={() => void onDecided(false)}>
          {asksFace ? preparation.noFace : preparation.nothingSeen}
        </Button>
      </div>
    </div>
  )
}

const idOf = (files: readonly DraftFile[]): string =>
  files
    .map(({ key, crop }) => `${key} ${crop === null ? "" : [...crop.low, ...crop.high].join(" ")}`)
    .join("|")

/** What was dropped, where it leaves whole; else, and out of archives, what would leave. */
function useShownFiles(files: readonly DraftFile[], draft: Draft): readonly Blob[] | null {
  const [shown, setShown] = useState<readonly Blob[] | null>(null)
  const id = idOf(files)
  useEffect(() => {
    let wanted = true
    setShown(null)
    const blobs: (Blob | null)[] = files.map(() => null)
    void eachOf(files, async (file, index) => {
      if (!wanted) return
      const original = file.crop === null ? draft.original(file) : null
      blobs[index] = original ?? (await draft.look(file))
    }).then(() => {
      if (wanted) setShown(blobs.filter((blob) => blob !== null))
    })
    return () => {
      wanted = false
    }
    // The files behind an id do not change.
  }, [id])
  return shown
}
