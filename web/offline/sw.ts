/** Keeps the app's own files on the device, each checked against its SHA-256; never an answer of the API. */
interface KeptFile {
  readonly url: string
  readonly integrity: string
}
declare const self: ServiceWorkerGlobalScope
/** Both are filled in by the build. */
declare const RELEASE: string
declare const FILES: readonly KeptFile[]

const cacheName = `app-${RELEASE}`
const kept = new Set(FILES.map((file) => file.url))

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all(
    FILES.map(async ({ url, integrity }) => {
      const answer = await fetch(url, { integrity, cache: "no-cache", credentials: "omit" })
      if (!answer.ok) throw new Error(`${url} could not be kept: ${answer.status}`)
      await cache.put(url, answer)
    }),
  )
}

async function forgetOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name)
  await self.clients.claim()
}

async function answerFrom(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? fetch(request)
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()))
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()))
self.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== self.location.origin) return
  const path = request.mode === "navigate" && url.pathname === "/" ? "/" : url.pathname
  if (kept.has(path)) event.respondWith(answerFrom(path, request))
})
/** The page asks once the person agreed: a new release never replaces the running one unseen. */
self.addEventListener("message", (event) => {
  if (event.data === "use-new-release") event.waitUntil(self.skipWaiting())
})
