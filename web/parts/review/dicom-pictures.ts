/** The images of dropped DICOM files, decoded one by one when they are shown; nothing of them leaves this page. */
import { dicomPictures } from "@zahnwolke/core/deidentify/dicom-picture"
import type { DicomPictures } from "@zahnwolke/core/deidentify/dicom-picture"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { isProblem } from "@zahnwolke/core/formats/problem"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { useEffect, useState } from "react"
import { frameDecoders } from "../../device/frame-decoders.ts"
import type { Edits } from "../../views/photo/edits.ts"
import type { PhotoState } from "../../views/photo/use-photo.ts"

export interface DicomImage {
  readonly key: string
  readonly role: DraftFile["role"]
  readonly frame: number
  readonly rows: number
  readonly columns: number
  readonly picture: DicomPictures["picture"]
}

type Images =
  | { readonly kind: "reading" }
  | { readonly kind: "ready"; readonly list: readonly DicomImage[] }
  /** With the English sentence, which other languages know by its words. */
  | { readonly kind: "failed"; readonly problem: string }

const sourceOf = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})

type Dropped = readonly { readonly file: DraftFile; readonly blob: Blob }[]

async function imagesOf(files: Dropped): Promise<Images> {
  const list: DicomImage[] = []
  for (const { file, blob } of files) {
    const found = await dicomPictures(sourceOf(blob), frameDecoders)
    if (isProblem(found)) return { kind: "failed", problem: found.problem }
    const { rows, columns, picture } = found
    for (let frame = 0; frame < found.frames; frame++) {
      list.push({ key: file.key, role: file.role, frame, rows, columns, picture })
    }
  }
  return { kind: "ready", list }
}

export function useDicomPictures(files: Dropped): Images {
  const [images, setImages] = useState<Images>({ kind: "reading" })
  const names = files.map(({ file }) => file.key).join(" ")
  useEffect(() => {
    let wanted = true
    void imagesOf(files).then((found) => {
      if (wanted) setImages(found)
    })
    return () => {
      wanted = false
    }
    // The list is made anew with every picture of the page; what it holds is named by its keys.
  }, [names])
  return images
}

/** One image as pixels, with what is hidden under the marks at hand; the picture before it stays until it is there. */
export function useShownPicture(
  image: DicomImage | undefined,
  under: Edits,
  hide: (photo: ImageBitmap, edits: Edits) => ImageBitmap,
): PhotoState {
  const [state, setState] = useState<PhotoState>({ kind: "reading" })
  useEffect(() => {
    let wanted = true
    const open = async (): Promise<void> => {
      if (image === undefined) return
      const pixels = await image.picture(image.frame)
      const plain = await createImageBitmap(new ImageData(pixels, image.columns, image.rows))
      if (wanted) setState({ kind: "ready", photo: hide(plain, under) })
      plain.close()
    }
    open().catch(() => {
      if (wanted) setState({ kind: "failed" })
    })
    return () => {
      wanted = false
    }
  }, [image, under, hide])
  return state
}
