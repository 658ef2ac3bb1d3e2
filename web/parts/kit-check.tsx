/** Four words of the kit by their places: proof that it was printed and not only clicked away. */
import { useState } from "react"
import { useDeed, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { TextField } from "./field.tsx"
import { Refused } from "./note.tsx"

const wordsOnKit = 24
const asked = 4

function fourPlaces(): readonly number[] {
  const places = new Set<number>()
  while (places.size < asked) {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1))
    /** 240 is the largest multiple of 24 in a byte: above it the first places would be likelier. */
    if (random < 240) places.add((random % wordsOnKit) + 1)
  }
  return [...places].toSorted((a, b) => a - b)
}

export function KitCheck({ onProven }: { readonly onProven: () => void }) {
  const { setup } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [places] = useState(fourPlaces)
  const [words, setWords] = useState<Readonly<Record<number, string>>>({})
  const check = async (): Promise<void> => {
    const typed = places.map((place) => ({ place, word: (words[place] ?? "").trim().toLowerCase() }))
    await deed.run(() => party.confirmKit(typed), onProven)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      <p>{setup.kitCheck}</p>
      <div className="fields four">
        {places.map((place) => (
          <TextField
            key={place}
            label={setup.kitWord(place)}
            value={words[place] ?? ""}
            onChange={(word) => setWords({ ...words, [place]: word })}
            autoComplete="off"
            required
          />
        ))}
      </div>
      <Refused refusal={deed.refusal} />
      <div>
        <Button submit busy={deed.busy}>
          {setup.kitConfirm}
        </Button>
      </div>
    </form>
  )
}
