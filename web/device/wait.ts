/** Resolves after a while, and rejects at once where the wait was called off. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const stop = (): void => {
    clearTimeout(timer)
    reject(new DOMException("The wait was called off.", "AbortError"))
  }
  const timer = setTimeout(() => {
    signal?.removeEventListener("abort", stop)
    resolve()
  }, milliseconds)
  if (signal?.aborted === true) stop()
  signal?.addEventListener("abort", stop, { once: true })
  return promise
}
