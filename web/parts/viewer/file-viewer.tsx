/** Shows opened files: scans together in space, slices as a volume, pictures, plain text; the rest says that it cannot. */
import type { AttachmentRole } from "@zahnwolke/core/records/order"
import { lazy, Suspense, useEffect, useState } from "react"
import { useWords } from "../../words/words.tsx"
import { Note } from "../note.tsx"
import { Loading } from "../page.tsx"
import { viewKind } from "./view-kind.ts"

export interface ViewedFile {
  readonly name: string
  readonly format: string
  readonly role: AttachmentRole
  readonly blob: Blob
}

/** The three-dimensional views are large and come only when they are needed. */
const MeshFiles = lazy(() => import("./mesh-files.tsx"))

export function FileViewer({ files }: { readonly files: readonly ViewedFile[] }) {
  const { order } = useWords()
  const [first] = files
  switch (first === undefined ? "none" : viewKind(first.format)) {
    case "mesh":
      return (
        <Suspense fallback={<Loading />}>
          <MeshFiles files={files} />
        </Suspense>
      )
    case "picture":
      return first === undefined ? null : <PictureFile file={first} />
    case "text":
      return first === undefined ? null : <TextFile file={first} />
    case "volume":
    case "none":
      return <Note>{order.noViewer}</Note>
  }
}

function PictureFile({ file }: { readonly file: ViewedFile }) {
  const { terms } = useWords()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file.blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file.blob])
  if (address === null) return <Loading />
  return <img className="viewed-picture" src={address} alt={terms.attachmentRoles[file.role]} />
}

/** More than this nobody reads on a screen. */
const mostShown = 200_000

function TextFile({ file }: { readonly file: ViewedFile }) {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void file.blob
      .slice(0, mostShown)
      .text()
      .then((read) => {
        if (wanted) setText(read)
      })
    return () => {
      wanted = false
    }
  }, [file.blob])
  if (text === null) return <Loading />
  return (
    <pre className="viewed-text" tabIndex={0}>
      {text}
    </pre>
  )
}
