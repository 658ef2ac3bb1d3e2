/** Who is here, on which server, and what the worker tells: one small store the screens read from. */
import type { Party } from "@zahnwolke/core/party/party"
import type { Status } from "@zahnwolke/core/party/status-views"
import type { PartyEvent, Refusal, SendProgress } from "@zahnwolke/core/party/views"
import { answersInOrder } from "./answers-in-order.ts"
import { keptOrders } from "./kept-order.ts"
import type { KeptOrders } from "./kept-order.ts"
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
  readonly orders: KeptOrders
  readonly offerRelease: (use: () => void) => void
}

const noteStays = 6000

const firstMoment: Moment = {
  status: null,
  changes: { orders: 0, partners: 0, members: 0, status: 0, attestations: 0 },
  progress: {},
  preparing: null,
  alarms: [],
  notes: [],
  useNewRelease: null,
  broken: null,
}

interface Moments extends Pick<Session, "now" | "follow"> {
  readonly become: (change: Partial<Moment>) => void
}

function keepMoment(): Moments {
  let moment = firstMoment
  const listeners = new Set<() => void>()
  return {
    now: () => moment,
    become: (change) => {
      moment = { ...moment, ...change }
      for (const listener of listeners) listener()
    },
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function openSession(party: Party): Session {
  const { now, become, follow } = keepMoment()
  const uploads = resumeUploads(party)
  const orders = keptOrders()
  let watching: AbortController | null = null
  const changed = counter(now, become)

  const hear = (event: PartyEvent): void => {
    switch (event.kind) {
      case "changed":
        if (event.what === "status") void refresh()
        return changed(event.what)
      case "progress":
        if (event.progress.stage === "waiting") uploads.later()
        return become({ progress: { ...now().progress, [event.progress.order]: event.progress } })
      case "preparing":
        return become({ preparing: { done: event.done, files: event.files } })
      case "alarm":
        return become({ alarms: [...now().alarms, event.alarm] })
    }
  }

  const attend = (status: Status): void => {
    if (status.kind !== "open") {
      uploads.stop()
      orders.clear()
      watching?.abort()
      watching = null
      return
    }
    if (watching !== null) return
    const mine = new AbortController()
    watching = mine
    const over = (): void => {
      if (watching === mine) watching = null
    }
    party.watch(hear, mine.signal).then(over, over)
    uploads.now()
  }

  const refresh = answersInOrder<Status>({
    ask: () => party.status(),
    take: (status) => {
      become({ status, broken: null })
      attend(status)
    },
    fail: (error) => become({ broken: error instanceof Error ? error.message : "unknown" }),
  })

  return {
    party,
    now,
    follow,
    refresh,
    changed,
    note: noter(now, become),
    orders,
    offerRelease: (use) => become({ useNewRelease: use }),
  }
}

/** Whoever shows a topic asks again once its count goes up. */
const counter =
  (now: Moments["now"], become: Moments["become"]): Session["changed"] =>
  (topic) => {
    const { changes } = now()
    become({ changes: { ...changes, [topic]: changes[topic] + 1 } })
  }

/** A note goes by itself after a while. */
function noter(now: Moments["now"], become: Moments["become"]): Session["note"] {
  let last = 0
  return (text) => {
    last += 1
    const note = { id: last, text }
    become({ notes: [...now().notes, note] })
    setTimeout(() => become({ notes: now().notes.filter(({ id }) => id !== note.id) }), noteStays)
  }
}
