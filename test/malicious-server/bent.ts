/** A server that lies where it is told to: between the real client and the real server each answer can be bent. */
import type { Json } from "@zahnwolke/core/encoding/json"

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** The body as JSON; undefined where there is none or it is bytes. */
  readonly body: unknown
  /** What the honest server says. */
  readonly honest: () => Promise<Response>
}

export type Bend = (asked: Asked) => Response | Promise<Response>

export interface BentServer {
  readonly fetch: typeof fetch
  /** Until the returned function is called; the newest bend that fits answers. */
  readonly bend: (method: string, path: RegExp, bend: Bend) => () => void
  /** Honest again. */
  readonly straighten: () => void
  /** Every request since the start, as "METHOD /path". */
  readonly asked: string[]
}

export function bentServer(): BentServer {
  const bends: { readonly method: string; readonly path: RegExp; readonly bend: Bend }[] = []
  const asked: string[] = []
  return {
    asked,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      const method = init?.method ?? "GET"
      asked.push(`${method} ${url.pathname}`)
      const honest = (): Promise<Response> => fetch(input, init)
      const found = bends.findLast((one) => one.method === method && one.path.test(url.pathname))
      if (found === undefined) return honest()
      const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined
      return found.bend({ method, path: url.pathname, query: url.searchParams, body, honest })
    },
    bend: (method, path, bend) => {
      const one = { method, path, bend }
      bends.push(one)
      return () => void bends.splice(bends.indexOf(one), 1)
    },
    straighten: () => void bends.splice(0),
  }
}

export const says = (value: unknown, status = 200): Response => Response.json(value, { status })

export const notFound = (): Response =>
  says({ type: "/problems/gone", title: "Gone", status: 404, code: "gone" }, 404)

/** The honest answer, rewritten. */
export const rewritten =
  (change: (answer: Record<string, Json>) => unknown): Bend =>
  async ({ honest }) => {
    const answer = await honest()
    return answer.ok ? says(await change(JSON.parse(await answer.text()))) : answer
  }

/** Remembers the first answer and says it for ever. */
export function frozen(): Bend {
  let first: unknown = null
  return async ({ honest }) => {
    if (first === null) {
      const answer = await honest()
      if (!answer.ok) return answer
      first = JSON.parse(await answer.text())
    }
    return says(first)
  }
}

/** Says thank you and does nothing. */
export const swallowed: Bend = () => says({})

/** What should be text in an answer. */
export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "")
