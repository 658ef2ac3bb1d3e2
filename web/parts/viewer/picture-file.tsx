/** An opened picture, handed to the view of photographs. */
import { PhotoView } from "../../views/photo/photo-view.tsx"
import { useWords } from "../../words/words.tsx"
import type { ViewedFile } from "./file-viewer.tsx"

export default function PictureFile({ file }: { readonly file: ViewedFile }) {
  const { terms } = useWords()
  return <PhotoView photo={file.blob} words={terms.photo} />
}
