/** The files of a draft that a person is to look at: as they were dropped, or as they stand in an archive and would leave. */
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { useEffect, useState } from "react"
import type { Draft } from "../../session/use-draft.ts"

/** By the key of the file; null until they are there. What cannot be shown is missing. */
export type FilesToSee = ReadonlyMap<string, Blob> | null

export function useFilesToSee(draft: Draft, files: readonly DraftFile[]): FilesToSee {
  const [found, setFound] = useState<FilesToSee>(null)
  const names = files.map(({ key }) => key).join(" ")
  useEffect(() => {
    let wanted = true
    void filesToSee(draft, files).then((all) => {
      if (wanted) setFound(all)
    })
    return () => {
      wanted = false
    }
    // The list is made anew with every picture of the page; what it holds is named by its keys.
  }, [names])
  return found
}

async function filesToSee(draft: Draft, files: readonly DraftFile[]): Promise<ReadonlyMap<string, Blob>> {
  const found = new Map<string, Blob>()
  for (const file of files) {
    const blob = draft.original(file) ?? (await draft.look(file))
    if (blob !== null) found.set(file.key, blob)
  }
  return found
}
