/** Fetches, decrypts and checks what is to be looked at, then shows it over the whole screen. */
import type { FileView } from "@zahnwolke/core/party/order-detail"
import type { Refusal } from "@zahnwolke/core/party/views"
import type { OrderId } from "@zahnwolke/core/records/id"
import { useEffect, useState } from "react"
import { eachOf } from "../../session/each-of.ts"
import { unexpected, useParty } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Dialog } from "../dialog.tsx"
import { Refused } from "../note.tsx"
import { FileViewer } from "../viewer/file-viewer.tsx"
import type { ViewedFile } from "../viewer/file-viewer.tsx"
import { viewKind } from "../viewer/view-kind.ts"

interface OpenedFilesProps {
  readonly order: OrderId
  readonly files: readonly FileView[]
  readonly onClose: () => void
}

export function OpenedFiles({ order, files, onClose }: OpenedFilesProps) {
  const words = useWords().order
  const { done, viewed, refusal } = useOpened(order, files)
  const title = useViewTitle(files)
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

/** What is opened together is called what it is: scans are many things at once, slices and pictures are one. */
function useViewTitle(files: readonly FileView[]): string {
  const { order, terms } = useWords()
  const [first] = files
  if (first === undefined) return order.files
  if (files.every(({ role }) => role === first.role)) return terms.attachmentRoles[first.role]
  switch (viewKind(first.format)) {
    case "mesh":
      return order.openAll
    case "volume":
      return terms.volume.viewer
    case "picture":
    case "text":
    case "none":
      return terms.attachmentRoles[first.role]
  }
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
      const viewed: (ViewedFile | null)[] = files.map(() => null)
      let refused: Refusal | null = null
      let done = 0
      await eachOf(files, async ({ object }, index) => {
        if (!wanted || refused !== null) return
        const answer = await party.openFile({ order, object })
        if (!answer.ok) refused = answer.refusal
        else {
          const { file, blob } = answer.value
          viewed[index] = { name: file.name, format: file.format, role: file.role, blob }
        }
        done += 1
        if (wanted) setOpened({ done, viewed: null, refusal: refused })
      })
      if (wanted && refused === null) {
        setOpened({ done, viewed: viewed.filter((file) => file !== null), refusal: null })
      }
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
