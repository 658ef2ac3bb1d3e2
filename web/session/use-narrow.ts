/** Whether the screen is a telephone's, asked where a width changes what is on it and not only how it is drawn. */
import { useSyncExternalStore } from "react"

const telephone = matchMedia("(max-width: 600px)")

function follow(listener: () => void): () => void {
  telephone.addEventListener("change", listener)
  return () => telephone.removeEventListener("change", listener)
}

export const useNarrow = (): boolean => useSyncExternalStore(follow, () => telephone.matches)
