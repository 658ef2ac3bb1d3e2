/** The recovery kit: saved and printed, then proven with four words. */
import { useState } from "react"
import { useWords } from "../words/words.tsx"
import { Button, saveFile } from "./button.tsx"
import { KitCheck } from "./kit-check.tsx"

interface KitTaskProps {
  readonly kitWords: readonly string[]
  readonly kitPdf: Uint8Array
  readonly onProven: () => void
}

export function KitTask({ kitWords, kitPdf, onProven }: KitTaskProps) {
  const { setup } = useWords()
  const [shown, setShown] = useState(false)
  const save = (): void =>
    saveFile("zahnwolke-bogen.pdf", new Blob([new Uint8Array(kitPdf)], { type: "application/pdf" }))
  return (
    <>
      <div className="row">
        <Button icon="print" onPress={save}>
          {setup.kitSave}
        </Button>
        <Button look="plain" expanded={shown} onPress={() => setShown(!shown)}>
          {setup.kitShow}
        </Button>
      </div>
      {shown && (
        <ol className="kit-words" data-secret="kit">
          {kitWords.map((word, index) => (
            <li key={`${index}-${word}`}>{word}</li>
          ))}
        </ol>
      )}
      <KitCheck onProven={onProven} />
    </>
  )
}
