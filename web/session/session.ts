/** Who is here, on which server, and what the worker tells: one small store the screens read from. */
import type { Party } from "@zahnwolke/core/party/party"
import type { PartyEvent, Refusal, SendProgress, Status } from "@zahnwolke/core/party/views"
import { resumeUploads } from "./resume-uploads.ts"

export type Topic = Extract<PartyEvent, { kind: "changed" }>["what"]

export interface Note {
  readonly id: number
  readonly text: string
}

export interface Moment {
  /** Null until the worker answered for the first time. */
  readonly status: Status | null
  /** Grows with every change of its topic; whoever shows that topic asks again. */
  readonly changes: Readonly<Record<Topic, number>>
  readonly progress: Readonly<Record<string, SendProgress>>
  /** Files of a draft that were looked at so far. */
  readonly preparing: { readonly done: number; readonly files: number } | null
  readonly alarms: readonly Refusal[]
  readonly notes: readonly Note[]
  readonly useNewRelease: (() => void) | null
  /** The worker could not even start: a sentence code. */
  readonly broken: string | null
}

export interface Session {
  readonly party: Party
  readonly now: () => Moment
  readonly follow: (listener: () => void) => () => void
  readonly refresh: () => Promise<void>
  /** For what this page itself changed, where the worker's event would come later. */
  readonly changed: (topic: Topic) => void
  readonly note: (text: string) => void
  readonly offerRelease: (use: () => void) => void
}

const noteStays = 6000

export function openSession(party: Party): Session {
  let moment: Moment = {
    status: null,
    changes: { orders: 0, partners: 0, members: 0, status: 0 },
    progress: {},
    preparing: null,
    alarms: [],
    notes: [],
    useNewRelease: null,
    broken: null,
  }
  const listeners = new Set<() => void>()
  const uploads = resumeUploads(party)
  let watching: AbortController | null = null
  let lastNote = 0

  const become = (change: Partial<Moment>): void => {
    moment = { ...moment, ...change }
    for (const listener of listeners) listener()
  }
  const changed = (topic: Topic): void =>
    become({ changes: { ...moment.changes, [topic]: moment.changes[topic] + 1 } })

  const hear = (event: PartyEvent): void => {
    switch (event.kind) {
      case "changed":
        changed(event.what)
        if (event.what === "status") void refresh()
        return
      case "progress":
        if (event.progress.stage === "waiting") uploads.later()
        return become({ progress: { ...moment.progress, [event.progress.order]: event.progress } })
      case "preparing":
        return become({ preparing: { done: event.done, files: event.files } })
      case "alarm":
        return become({ alarms: [...moment.alarms, event.alarm] })
    }
  }

  const follow = (status: Status): void => {
    if (status.kind !== "open") {
      uploads.stop()
      watching?.abort()
      watching = null
      return
    }
    if (watching !== null) return
    const mine = new AbortController()
    watching = mine
    party.watch(hear, mine.signal).then(
      () => (watching = watching === mine ? null : watching),
      () => (watching = watching === mine ? null : watching),
    )
    uploads.now()
  }

  const refresh = async (): Promise<void> => {
    try {
      const status = await party.status()
      become({ status, broken: null })
      follow(status)
    } catch (error) {
      become({ broken: error instanceof Error ? error.message : "unknown" })
    }
  }

  return {
    party,
    now: () => moment,
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh,
    changed,
    note: (text) => {
      lastNote += 1
      const note = { id: lastNote, text }
      become({ notes: [...moment.notes, note] })
      setTimeout(() => become({ notes: moment.notes.filter(({ id }) => id !== note.id) }), noteStays)
    },
    offerRelease: (use) => become({ useNewRelease: use }),
  }
}
