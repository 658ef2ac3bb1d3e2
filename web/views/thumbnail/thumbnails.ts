/** Small pictures on demand: one worker, one picture at a time, each drawn once; what went out of sight is not drawn. */
import { startWorker } from "../../device/trusted-script.ts"
import type { FromThumbnailWorker, ToThumbnailWorker } from "./thumbnail-messages.ts"
import workerUrl from "./thumbnail.worker.ts?worker&url"

export interface ThumbnailWish extends Omit<ToThumbnailWorker, "blob"> {
  /** Stays the same as long as the content does. */
  readonly id: string
  /** Asked for only when its turn comes: a thousand files are not held at once. */
  readonly open: () => Promise<Blob | null>
}

interface Waiting {
  readonly wish: ThumbnailWish
  readonly tell: (picture: Blob | null) => void
}

/** More than any screen shows while somebody scrolls to and fro; each has a few kilobytes. */
const mostKept = 4000

const drawn = new Map<string, Blob | null>()
let waiting: readonly Waiting[] = []
let worker: Worker | null = null
let busy = false
/** How often the page was. */
let locked = 0

/** Tells the picture, or null where there is none; what is returned takes the wish back. */
export function wishThumbnail(wish: ThumbnailWish, tell: Waiting["tell"]): () => void {
  const known = drawn.get(wish.id)
  if (known !== undefined) {
    tell(known)
    return () => undefined
  }
  const own: Waiting = { wish, tell }
  waiting = [...waiting, own]
  void next()
  return () => {
    waiting = waiting.filter((one) => one !== own)
  }
}

async function next(): Promise<void> {
  const [first] = waiting
  if (busy || first === undefined) return
  busy = true
  const { wish } = first
  const begun = locked
  const drawing = await pictureOf(wish).catch(() => undefined)
  // What could not be opened is asked for again; what cannot be drawn is not.
  if (drawing !== undefined && begun === locked) keep(wish.id, drawing)
  const picture = drawing ?? null
  const answered = waiting.filter((one) => one.wish.id === wish.id)
  waiting = waiting.filter((one) => one.wish.id !== wish.id)
  for (const { tell } of answered) tell(picture)
  busy = false
  void next()
}

/** Nothing of a patient stays in a page that is locked. */
export function forgetThumbnails(): void {
  drawn.clear()
  waiting = []
  locked += 1
}

function keep(id: string, picture: Blob | null): void {
  drawn.set(id, picture)
  const [oldest] = drawn.keys()
  if (drawn.size > mostKept && oldest !== undefined) drawn.delete(oldest)
}

async function pictureOf({ open, kind, role }: ThumbnailWish): Promise<Blob | null> {
  const blob = await open()
  return blob === null ? null : drawIn(thumbnailWorker(), { blob, kind, role })
}

function thumbnailWorker(): Worker {
  worker ??= startWorker(workerUrl)
  return worker
}

/** A worker that a file has brought down is let go; the next picture gets a new one. */
function drawIn(artist: Worker, order: ToThumbnailWorker): Promise<Blob | null> {
  return new Promise((resolve) => {
    const end = (picture: Blob | null): void => {
      stop.abort()
      resolve(picture)
    }
    const stop = new AbortController()
    const { signal } = stop
    artist.addEventListener("message", ({ data }: MessageEvent<FromThumbnailWorker>) => end(data.picture), {
      signal,
    })
    artist.addEventListener(
      "error",
      () => {
        artist.terminate()
        worker = null
        end(null)
      },
      { signal },
    )
    artist.postMessage(order, [])
  })
}
