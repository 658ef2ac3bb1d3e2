/** Where files and folders are let go, picked, or taken with the camera. */
import type { InputFile } from "@zahnwolke/core/party/party"
import { useRef, useState } from "react"
import { droppedFiles, pickedFiles } from "../session/dropped-files.ts"
import type { Dropped } from "../session/dropped-files.ts"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Icon } from "./icon.tsx"
import { Note } from "./note.tsx"

interface FileDropProps {
  readonly onFiles: (files: readonly InputFile[]) => void
  /** Something lies there already: smaller, and other words. */
  readonly more: boolean
}

export function FileDrop({ onFiles, more }: FileDropProps) {
  const { newOrder } = useWords()
  const [over, setOver] = useState(false)
  const [tooMany, setTooMany] = useState<number | null>(null)
  const take = (dropped: Dropped): void => {
    setTooMany(dropped.kind === "too-many" ? dropped.count : null)
    if (dropped.kind === "files" && dropped.files.length > 0) onFiles(dropped.files)
  }
  return (
    <div className="stack-tight">
      <div
        className={more ? "drop drop-small" : "drop"}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void droppedFiles(event.dataTransfer).then(take)
        }}
      >
        {!more && (
          <>
            <Icon name="upload" />
            <p className="drop-title">
              <span className="for-mouse">{newOrder.drop}</span>
              <span className="for-touch">{newOrder.dropTouch}</span>
            </p>
            <p className="soft small">{newOrder.dropHint}</p>
          </>
        )}
        <Pickers take={take} more={more} />
      </div>
      {tooMany !== null && (
        <Note mood="danger" urgent>
          {newOrder.tooMany(tooMany)}
        </Note>
      )}
    </div>
  )
}

function Pickers({ take, more }: { readonly take: (dropped: Dropped) => void; readonly more: boolean }) {
  const { newOrder } = useWords()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement | null>(null)
  /** React knows no name for this property. */
  const asFolder = (input: HTMLInputElement | null): void => {
    folder.current = input
    if (input !== null) input.webkitdirectory = true
  }
  const camera = useRef<HTMLInputElement>(null)
  const picked = (event: React.ChangeEvent<HTMLInputElement>): void => {
    take(pickedFiles(event.target.files))
    /** So that the same file can be picked again after it was left out. */
    event.target.value = ""
  }
  return (
    <div className="row drop-row">
      <Button icon="file" onPress={() => files.current?.click()}>
        {more ? newOrder.dropMore : newOrder.pickFiles}
      </Button>
      <Button icon="folder" onPress={() => folder.current?.click()}>
        {newOrder.pickFolder}
      </Button>
      <span className="for-touch">
        <Button icon="camera" onPress={() => camera.current?.click()}>
          {newOrder.takePhoto}
        </Button>
      </span>
      <input ref={files} type="file" multiple hidden onChange={picked} data-picker="files" />
      <input ref={asFolder} type="file" multiple hidden onChange={picked} data-picker="folder" />
      {/* Naming only these two lets Safari hand over JPEG instead of HEIC. */}
      <input
        ref={camera}
        type="file"
        accept="image/jpeg,image/png"
        capture="environment"
        hidden
        onChange={picked}
        data-picker="camera"
      />
    </div>
  )
}
