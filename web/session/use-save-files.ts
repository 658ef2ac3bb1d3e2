/** Opened files onto this computer: several at once into a folder where the browser can, else one after the other. */
import type { FileView } from "@zahnwolke/core/party/order-detail"
import type { OrderId } from "@zahnwolke/core/records/id"
import { useState } from "react"
import { folderWriter, pickFolder } from "../device/folder.ts"
import { saveFile } from "../parts/button.tsx"
import { useDeed, useParty } from "./use-session.tsx"
import type { Deed } from "./use-session.tsx"

interface SaveFiles {
  readonly deed: Deed
  readonly saved: number
  readonly save: (files: readonly FileView[]) => Promise<void>
}

/** Browsers drop downloads that follow each other too fast. */
const betweenDownloads = 400

type Write = (path: string, blob: Blob) => Promise<void>

async function writerFor(count: number): Promise<Write | null> {
  if (count > 1 && "showDirectoryPicker" in window) {
    const folder = await pickFolder()
    return folder === null ? null : folderWriter(folder)
  }
  return async (path, blob) => {
    saveFile(path, blob)
    if (count > 1) await new Promise((resolve) => setTimeout(resolve, betweenDownloads))
  }
}

export function useSaveFiles(order: OrderId): SaveFiles {
  const party = useParty()
  const deed = useDeed()
  const [saved, setSaved] = useState(0)
  const save = async (files: readonly FileView[]): Promise<void> => {
    setSaved(0)
    const write = await writerFor(files.length)
    if (write === null) return
    await deed.run(async () => {
      for (const { object } of files) {
        const answer = await party.openFile({ order, object })
        if (!answer.ok) return answer
        await write(answer.value.file.name, answer.value.blob)
        setSaved((count) => count + 1)
      }
      return { ok: true, value: null }
    })
  }
  return { deed, saved, save }
}
