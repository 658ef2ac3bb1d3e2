/** What a screen may ask: the party, the moment, an answer that stays fresh, a deed that is under way. */
import type { Party } from "@zahnwolke/core/party/party"
import type { Me, Status } from "@zahnwolke/core/party/status-views"
import type { Answer, Refusal } from "@zahnwolke/core/party/views"
import { createContext, use, useEffect, useState, useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import type { Moment, Session, Topic } from "./session.ts"

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session
  readonly children: ReactNode
}) {
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error("a screen stands outside of the session")
  return session
}

export const useParty = (): Party => useSession().party

export function useMoment(): Moment {
  const session = useSession()
  return useSyncExternalStore(session.follow, session.now)
}

/** Only for screens that stand behind the unlocked door. */
export function useOpenDesk(): Extract<Status, { kind: "open" }> {
  const { status } = useMoment()
  if (status?.kind !== "open") throw new Error("this screen needs an unlocked device")
  return status
}

export const useMe = (): Me => useOpenDesk().me

export interface Asked<Value> {
  readonly value: Value | null
  readonly refusal: Refusal | null
  readonly again: () => void
}

/** Asks once, and again whenever one of the topics changed; the old answer stays on screen until the new one is there. */
export function useAnswer<Value>(
  ask: () => Promise<Answer<Value>>,
  key: string,
  topics: readonly Topic[],
): Asked<Value> {
  const { changes } = useMoment()
  const [round, setRound] = useState(0)
  const [asked, setAsked] = useState<{ key: string; value: Value | null; refusal: Refusal | null } | null>(
    null,
  )
  const version = `${key} ${round} ${topics.map((topic) => changes[topic]).join(" ")}`

  useEffect(() => {
    let wanted = true
    void ask().then(
      (answer) => {
        if (!wanted) return
        setAsked(
          answer.ok
            ? { key, value: answer.value, refusal: null }
            : { key, value: null, refusal: answer.refusal },
        )
      },
      (error: unknown) => {
        if (wanted) setAsked({ key, value: null, refusal: unexpected(error) })
      },
    )
    return () => {
      wanted = false
    }
    // `ask` is made anew with every picture; what it asks for is named by `version`.
  }, [version])

  const current = asked?.key === key ? asked : null
  return {
    value: current?.value ?? null,
    refusal: current?.refusal ?? null,
    again: () => setRound((round) => round + 1),
  }
}

export const unexpected = (error: unknown): Refusal => ({
  code: "unexpected",
  details: { name: error instanceof Error ? error.message : "unknown" },
})

export interface Deed {
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Runs one deed at a time; what follows it happens only where it was not refused. */
  readonly run: <Value>(
    work: () => Promise<Answer<Value>>,
    done?: (value: Value) => void | Promise<void>,
  ) => Promise<void>
  readonly forget: () => void
}

export function useDeed(): Deed {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const run: Deed["run"] = async (work, done) => {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await work()
      if (answer.ok) await done?.(answer.value)
      else setRefusal(answer.refusal)
    } catch (error) {
      setRefusal(unexpected(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, run, forget: () => setRefusal(null) }
}
