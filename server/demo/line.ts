/** The line from one organisation to the server: it goes to the filling server's own address, and can lose a statement. */
import type { Fetcher } from "@zahnwolke/core/api/client"
import { payloadTypeOf } from "@zahnwolke/core/trust/statement"
import type { StatementKind } from "@zahnwolke/core/trust/statements"

export interface Line {
  readonly fetch: Fetcher
  /** While `act` runs, statements of this kind never arrive, and nobody is told: how a step stays half done. */
  readonly losing: <Value>(kind: StatementKind, act: () => Promise<Value>) => Promise<Value>
}

/** `near` is where the server listens; requests name the address that people type. */
export function openLine(near: URL): Line {
  let lost: string | null = null
  return {
    fetch: (input, init) => {
      const { body } = init ?? {}
      const isLost =
        lost !== null &&
        init?.method === "POST" &&
        input.pathname === "/v1/statements" &&
        typeof body === "string" &&
        body.includes(lost)
      if (isLost) return Promise.resolve(Response.json({}))
      return fetch(new URL(`${input.pathname}${input.search}`, near), init)
    },
    losing: async (kind, act) => {
      lost = payloadTypeOf(kind)
      try {
        return await act()
      } finally {
        lost = null
      }
    },
  }
}
