/** Registers the service worker, and tells when a new release of the app waits to be used. */
import { scriptUrl } from "./trusted-script.ts"

export async function keepOffline(tellNewRelease: (use: () => void) => void): Promise<void> {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return
  const registration = await navigator.serviceWorker.register(scriptUrl("/sw.js"))
  const offer = (): void => {
    const waiting = registration.waiting
    if (waiting === null || navigator.serviceWorker.controller === null) return
    tellNewRelease(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
      waiting.postMessage("use-new-release")
    })
  }
  offer()
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer)
  })
}
