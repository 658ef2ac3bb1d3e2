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

/** The views in space are large and come only when they are needed. */
const MeshFiles = lazy(() => import("./mesh-files.tsx"))
const VolumeFiles = lazy(() => import("./volume-files.tsx"))
const PictureFile = lazy(() => import("./picture-file.tsx"))

export function FileViewer({ files }: { readonly files: readonly ViewedFile[] }) {
  return (
    <div className="viewed">
      <Suspense fallback={<Loading />}>
        <ViewOf files={files} />
      </Suspense>
    </div>
  )
}

function ViewOf({ files }: { readonly files: readonly ViewedFile[] }) {
  const { order } = useWords()
  const [first] = files
  if (first === undefined) return <Note>{order.noViewer}</Note>
  switch (viewKind(first.format)) {
    case "mesh":
      return <MeshFiles files={files} />
    case "volume":
      return <VolumeFiles files={files} />
    case "picture":
      return <PictureFile file={first} />
    case "text":
      return <TextFile file={first} />
    case "none":
      return <Note>{order.noViewer}</Note>
  }
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
