/** The small picture of a file in a box of fixed size, drawn once somebody can see it; nothing moves when it comes. */
import { useEffect, useRef, useState } from "react"
import type { ReactNode } from "react"
import { wishThumbnail } from "./thumbnails.ts"
import type { ThumbnailWish } from "./thumbnails.ts"
import "./thumbnail.css"

interface ThumbnailProps {
  /** Null where nothing of its kind can be drawn. */
  readonly wish: ThumbnailWish | null
  readonly caption: string
  readonly alt: string
  /** What stands in the box where no picture does. */
  readonly children: ReactNode
}

export function Thumbnail({ wish, caption, alt, children }: ThumbnailProps) {
  const box = useRef<HTMLElement>(null)
  const address = useAddress(usePicture(box, wish))
  return (
    <figure className="thumbnail" ref={box}>
      <span className="thumbnail-box">
        {address === null ? children : <img src={address} alt={alt} draggable={false} />}
      </span>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

function usePicture(box: { readonly current: HTMLElement | null }, wish: ThumbnailWish | null): Blob | null {
  const [picture, setPicture] = useState<Blob | null>(null)
  const id = wish?.id ?? null
  useEffect(() => {
    setPicture(null)
    const element = box.current
    if (element === null || wish === null) return undefined
    let takeBack = (): void => undefined
    const watcher = new IntersectionObserver(
      (entries) => {
        takeBack()
        if (entries.some(({ isIntersecting }) => isIntersecting)) takeBack = wishThumbnail(wish, setPicture)
      },
      { rootMargin: "160px" },
    )
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      takeBack()
    }
    // A wish is made anew with every picture of the page; what it asks for is named by its id.
  }, [box, id])
  return picture
}

function useAddress(picture: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (picture === null) {
      setAddress(null)
      return undefined
    }
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return address
}
