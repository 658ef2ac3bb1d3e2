/** A way to the server that can be cut: before a request leaves, or after it was done and before the answer arrives. */
export interface CutConnection {
  readonly fetch: typeof fetch
  /** From now on nothing gets through. */
  readonly cut: () => void
  readonly mend: () => void
}

export type Moment = "through" | "not-sent" | "not-heard"

/** `judge` sees each request, "PUT /v1/chunks/…", and says what becomes of it. */
export function cutConnection(judge: (request: string) => Moment | Promise<Moment>): CutConnection {
  let isCut = false
  const lost = (): Promise<Response> => Promise.reject(new TypeError("fetch failed"))
  const cutFetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const moment = isCut ? "not-sent" : await judge(`${init?.method ?? "GET"} ${url.pathname}`)
    if (moment === "not-sent") return lost()
    const response = await fetch(input, init)
    return moment === "through" ? response : lost()
  }
  return {
    fetch: cutFetch,
    cut: () => {
      isCut = true
    },
    mend: () => {
      isCut = false
    },
  }
}
