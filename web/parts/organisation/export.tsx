/** Everything into a folder of this computer: age files and a manifest that open without us. */
import { useState } from "react"
import { folderWriter, pickFolder } from "../../device/folder.ts"
import { useDeed, useParty } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"

export function ExportPart() {
  const { organisation: words } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [count, setCount] = useState(0)
  const [finished, setFinished] = useState<number | null>(null)
  const start = async (): Promise<void> => {
    const folder = await pickFolder()
    if (folder === null) return
    setCount(0)
    setFinished(null)
    const write = folderWriter(folder)
    let written = 0
    await deed.run(
      () =>
        party.exportAll(async (path, blob) => {
          await write(path, blob)
          written += 1
          setCount(written)
        }),
      ({ files }) => setFinished(files),
    )
  }
  return (
    <Section title={words.export}>
      <p className="soft">{words.exportText}</p>
      {"showDirectoryPicker" in window ? (
        <div>
          <Button icon="download" busy={deed.busy} onPress={() => void start()}>
            {words.exportStart}
          </Button>
        </div>
      ) : (
        <p>{words.exportUnsupported}</p>
      )}
      <p role="status">
        {deed.busy && words.exporting(count)}
        {finished !== null && words.exported(finished)}
      </p>
      <Refused refusal={deed.refusal} />
    </Section>
  )
}
