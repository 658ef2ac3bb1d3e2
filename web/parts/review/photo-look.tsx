/** A photograph before it leaves: covered or cropped where needed, then the one question only a person can answer. */
import { useState } from "react"
import { writtenPicture } from "../../device/pixel-codec.ts"
import { PhotoReview } from "../../views/photo/photo-view.tsx"
import { useWords } from "../../words/words.tsx"
import { FaceQuestion } from "./face-question.tsx"

interface PhotoLookProps {
  readonly photo: Blob
  readonly busy: boolean
  readonly onDone: (replacement: Blob | null, showsFace: boolean) => Promise<void>
}

export default function PhotoLook({ photo, busy, onDone }: PhotoLookProps) {
  const { terms } = useWords()
  const [ready, setReady] = useState<Blob | null>(null)
  const [changed, setChanged] = useState(false)
  if (ready !== null) {
    return (
      <FaceQuestion
        photo={ready}
        busy={busy}
        onAnswer={(showsFace) => onDone(changed ? ready : null, showsFace)}
      />
    )
  }
  return (
    <PhotoReview
      photo={photo}
      words={terms.photo}
      onDone={(pixels, edits) => {
        const untouched = edits.marks.length === 0 && edits.crop === null
        setChanged(!untouched)
        if (untouched) {
          pixels.close()
          setReady(photo)
        } else {
          void writtenPicture(pixels, photo.type).then(setReady)
        }
      }}
    />
  )
}
