/** Fetches, decrypts and checks what is to be looked at, then shows it over the whole screen. */
import type { FileView, Refusal } from "@zahnwolke/core/party/views"
import type { OrderId } from "@zahnwolke/core/records/id"
import { useEffect, useState } from "react"
import { unexpected, useParty } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Dialog } from "../dialog.tsx"
import { Refused } from "../note.tsx"
import { FileViewer } from "../viewer/file-viewer.tsx"
import type { ViewedFile } from "../viewer/file-viewer.tsx"

interface OpenedFilesProps {
  readonly order: OrderId
  readonly files: readonly FileView[]
  readonly onClose: () => void
}

export function OpenedFiles({ order, files, onClose }: OpenedFilesProps) {
  const { order: words, terms } = useWords()
  const { done, viewed, refusal } = useOpened(order, files)
  const [first] = files
  const title = files.length === 1 && first !== undefined ? terms.attachmentRoles[first.role] : words.openAll
  return (
    <Dialog title={title} onClose={onClose} width="full">
      <Refused refusal={refusal} />
      {viewed === null && refusal === null && (
        <div className="stack-tight">
          <p role="status">{words.opening}</p>
          <progress className="bar" aria-label={words.opening} max={files.length} value={done} />
        </div>
      )}
      {viewed !== null && <FileViewer files={viewed} />}
    </Dialog>
  )
}

interface Opened {
  readonly done: number
  readonly viewed: readonly ViewedFile[] | null
  readonly refusal: Refusal | null
}

function useOpened(order: OrderId, files: readonly FileView[]): Opened {
  const party = useParty()
  const [opened, setOpened] = useState<Opened>({ done: 0, viewed: null, refusal: null })
  const objects = files.map(({ object }) => object).join(" ")
  useEffect(() => {
    let wanted = true
    const openAll = async (): Promise<void> => {
      const viewed: ViewedFile[] = []
      for (const { object } of files) {
        const answer = await party.openFile({ order, object })
        if (!wanted) return
        if (!answer.ok) return setOpened({ done: viewed.length, viewed: null, refusal: answer.refusal })
        const { file, blob } = answer.value
        viewed.push({ name: file.name, format: file.format, role: file.role, blob })
        setOpened({ done: viewed.length, viewed: null, refusal: null })
      }
      setOpened({ done: viewed.length, viewed, refusal: null })
    }
    openAll().catch((error: unknown) => {
      if (wanted) setOpened({ done: 0, viewed: null, refusal: unexpected(error) })
    })
    return () => {
      wanted = false
    }
    // `files` is made anew with every picture; what it holds is named by `objects`.
  }, [order, objects, party])
  return opened
}
