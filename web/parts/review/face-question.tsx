/** The one question about a picture that only a person can answer: could somebody be recognised by a face? */
import { useEffect, useState } from "react"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"

interface FaceQuestionProps {
  readonly photo: Blob
  readonly busy: boolean
  readonly onAnswer: (showsFace: boolean) => Promise<void>
}

export function FaceQuestion({ photo, busy, onAnswer }: FaceQuestionProps) {
  const { preparation, terms } = useWords()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(photo)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [photo])
  return (
    <>
      {address !== null && <img className="viewed-picture" src={address} alt={terms.attachmentRoles.photo} />}
      <div className="row row-between">
        <h3>{preparation.showsFace}</h3>
        <div className="row">
          <Button busy={busy} onPress={() => void onAnswer(true)}>
            {preparation.showsFaceYes}
          </Button>
          <Button look="primary" busy={busy} onPress={() => void onAnswer(false)}>
            {preparation.showsFaceNo}
          </Button>
        </div>
      </div>
    </>
  )
}
