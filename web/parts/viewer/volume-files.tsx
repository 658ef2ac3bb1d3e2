/** Opened slices, handed to the view of a volume. */
import { useState } from "react"
import { VolumeView } from "../../views/volume/volume-view.tsx"
import { useWords } from "../../words/words.tsx"
import type { ViewedFile } from "./file-viewer.tsx"

export default function VolumeFiles({ files }: { readonly files: readonly ViewedFile[] }) {
  const { terms } = useWords()
  /** The view reads a series anew whenever it is another one; the files of an opened view stay the same. */
  const [blobs] = useState(() => files.map(({ blob }) => blob))
  return <VolumeView id={files[0]?.name ?? ""} files={blobs} words={terms.volume} />
}
