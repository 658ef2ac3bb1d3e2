/** DICOM images with text in their pixels: looked at one by one, painted over where a name stands, or left out. */
import type { Painted } from "@zahnwolke/core/deidentify/dicom-marks"
import { useState } from "react"
import { writtenPicture } from "../../device/pixel-codec.ts"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { editedPixels, noEdits } from "../../views/photo/edits.ts"
import type { Edits } from "../../views/photo/edits.ts"
import { PictureReview } from "../../views/photo/photo-view.tsx"
import { spoken } from "../../words/refusal.ts"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Note } from "../note.tsx"
import { Loading } from "../page.tsx"
import { FaceQuestion } from "./face-question.tsx"
import { useDicomPictures, useShownPicture } from "./dicom-pictures.ts"
import type { DicomImage } from "./dicom-pictures.ts"

type Paints = ReadonlyMap<string, readonly Painted[]>

interface DicomLookProps {
  readonly files: readonly { readonly file: DraftFile; readonly blob: Blob }[]
  readonly busy: boolean
  /** Nothing painted means: looked at, and nothing of the person is to be seen. */
  readonly onDone: (painted: Paints, showsFace: boolean) => Promise<void>
  readonly onLeaveOut: () => void
}

export default function DicomLook({ files, busy, onDone, onLeaveOut }: DicomLookProps) {
  const { preparation } = useWords()
  const images = useDicomPictures(files)
  if (images.kind === "reading") return <Loading />
  if (images.kind === "failed") {
    // What nobody could see, nobody can call harmless.
    return (
      <>
        <Note mood="warning">{preparation.problem(images.problem)}</Note>
        <div className="row row-end">
          <Button look="primary" onPress={onLeaveOut}>
            {preparation.leaveOut}
          </Button>
        </div>
      </>
    )
  }
  // A camera's picture is a photograph, whatever it is wrapped in.
  const asksFace = files.some(({ file }) => file.review.some(({ kind }) => kind === "face"))
  return <Looking images={images.list} asksFace={asksFace} busy={busy} onDone={onDone} />
}

const isEmpty = ({ marks, crop }: Edits): boolean => marks.length === 0 && crop === null
const sizeOf = ({ rows, columns }: DicomImage): string => `${columns}x${rows}`

interface LookingProps extends Pick<DicomLookProps, "busy" | "onDone"> {
  readonly images: readonly DicomImage[]
  readonly asksFace: boolean
}

function Looking({ images, asksFace, busy, onDone }: LookingProps) {
  const { preparation, terms } = useWords()
  const [at, setAt] = useState(0)
  const [alone, setAlone] = useState(false)
  const [edits, setEdits] = useState<ReadonlyMap<string, Edits>>(new Map())
  const [covered, setCovered] = useState<Blob | null>(null)
  const image = images[at]
  const size = image === undefined ? "" : sizeOf(image)
  const [own, other] = alone ? [String(at), size] : [size, String(at)]
  const under = edits.get(other) ?? noEdits
  const shown = useShownPicture(image, under, hidden)
  if (image === undefined) return null
  if (shown.kind === "failed") return <Note mood="warning">{preparation.imageDamaged}</Note>
  if (shown.kind === "reading") return <Loading />
  const several = images.length > 1
  const painted = paintedOf(images, edits)
  const looked = async (photo: ImageBitmap): Promise<void> => {
    if (!asksFace) return onDone(painted, false)
    const pixels = editedPixels(photo, edits.get(own) ?? noEdits)
    setCovered(await writtenPicture(pixels, "image/png"))
  }
  if (covered !== null) {
    return <FaceQuestion photo={covered} busy={busy} onAnswer={(showsFace) => onDone(painted, showsFace)} />
  }
  return (
    <PictureReview
      key={own}
      photo={shown.photo}
      words={{ ...terms.photo, viewer: spoken(terms.attachmentRoles, image.role) }}
      start={edits.get(own) ?? noEdits}
      onEdits={(next) => setEdits((before) => new Map(before).set(own, next))}
      busy={busy}
      doneLabel={[...edits.values()].every(isEmpty) ? preparation.nothingSeen : preparation.paintOver}
      onDone={() => void looked(shown.photo)}
      among={several && <Among at={at} count={images.length} alone={alone} onAt={setAt} onAlone={setAlone} />}
    />
  )
}

/** What another choice painted is seen here too, but changed only there. */
const hidden = (photo: ImageBitmap, edits: Edits): ImageBitmap =>
  editedPixels(photo, { marks: edits.marks, crop: null })

interface AmongProps {
  readonly at: number
  readonly count: number
  readonly alone: boolean
  readonly onAt: (at: number) => void
  readonly onAlone: (alone: boolean) => void
}

function Among({ at, count, alone, onAt, onAlone }: AmongProps) {
  const { preparation } = useWords()
  return (
    <div className="look-among">
      <label>
        <span>{preparation.imageOf(at + 1, count)}</span>
        <input
          type="range"
          min="0"
          max={count - 1}
          value={at}
          onChange={(event) => onAt(Number(event.target.value))}
        />
      </label>
      <label className="look-alone">
        <input type="checkbox" checked={alone} onChange={(event) => onAlone(event.target.checked)} />
        <span>{preparation.onlyThisImage}</span>
      </label>
    </div>
  )
}

/** Marks for all images of a size go to every file that has it; those for one image to that image. */
function paintedOf(images: readonly DicomImage[], edits: ReadonlyMap<string, Edits>): Paints {
  const painted = new Map<string, Painted[]>()
  const add = (key: string, frame: number | null, own: Edits | undefined): void => {
    if (own === undefined || isEmpty(own)) return
    painted.set(key, [...(painted.get(key) ?? []), { frame, marks: own.marks, crop: own.crop }])
  }
  for (const [index, image] of images.entries()) {
    if (image.frame === 0) add(image.key, null, edits.get(sizeOf(image)))
    add(image.key, image.frame, edits.get(String(index)))
  }
  return painted
}
