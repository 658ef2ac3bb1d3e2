/** Opened scans, handed to the view in space. */
import { useState } from "react"
import { MeshView } from "../../views/mesh/mesh-view.tsx"
import { useWords } from "../../words/words.tsx"
import type { ViewedFile } from "./file-viewer.tsx"

export default function MeshFiles({ files }: { readonly files: readonly ViewedFile[] }) {
  const { terms } = useWords()
  /** The view reads a list anew whenever it is another one; the files of an opened view stay the same. */
  const [parts] = useState(() => files.map(({ role, blob }, index) => ({ id: String(index), role, blob })))
  return <MeshView files={parts} words={terms.mesh} />
}
