/** A photo as pixels, upright whatever its fields say, let go when nobody shows it any more. */
import { useEffect, useState } from "react"

export type PhotoState =
  | { readonly kind: "reading" }
  | { readonly kind: "ready"; readonly photo: ImageBitmap }
  | { readonly kind: "failed" }

export function usePhoto(blob: Blob): PhotoState {
  const [state, setState] = useState<PhotoState>({ kind: "reading" })
  useEffect(() => {
    let gone = false
    let photo: ImageBitmap | null = null
    setState({ kind: "reading" })
    const open = async (): Promise<void> => {
      photo = await createImageBitmap(blob, { imageOrientation: "from-image" }).catch(() => null)
      if (gone) photo?.close()
      else setState(photo === null ? { kind: "failed" } : { kind: "ready", photo })
    }
    void open()
    return () => {
      gone = true
      photo?.close()
    }
  }, [blob])
  return state
}
