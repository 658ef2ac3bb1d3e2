/** The one Trusted Types policy, of the page and of each worker: our own scripts, and no other script address at all. */
const allowed = /^\/(?:sw\.js|assets\/[\w.-]+\.js)$/u

function check(url: string): string {
  const target = new URL(url, location.origin)
  if (target.origin === location.origin && allowed.test(target.pathname)) return target.href
  throw new TypeError("This address is none of the app's own scripts.")
}

const policy = globalThis.trustedTypes?.createPolicy("app-sw", { createScriptURL: check })

export const scriptUrl = (url: string): string => policy?.createScriptURL(url) ?? check(url)

export const startWorker = (url: string): Worker => new Worker(scriptUrl(url), { type: "module" })
