/** What every answer tells the browser: run only what came from here, and show nothing to anybody else. */
import { problem } from "@zahnwolke/core/api/contract"
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

/** One policy for pages, the service worker and the API alike, so that no path is the weak one. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // WebAssembly carries OPAQUE and the readers of large scans; it is compiled from files served here.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  // Decrypted pictures exist only as blobs of this page; QR codes as data.
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types app-sw react-aria",
].join("; ")

/** The page on a patient's own telephone: scripts and styles from here, answers from here, nothing else. */
export const patientPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ")

const deniedFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
  "xr-spatial-tracking",
]

const permissionsPolicy = [
  // Photographs and pairing codes.
  "camera=(self)",
  "publickey-credentials-create=(self)",
  "publickey-credentials-get=(self)",
  ...deniedFeatures.map((name) => `${name}=()`),
].join(", ")

export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy": permissionsPolicy,
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
    ...(secure ? { "strict-transport-security": "max-age=31536000" } : {}),
  }
}

/** Answers of the API are nobody's to keep; files of the app say themselves how long they may be kept. */
export function addSecurityHeaders(app: FastifyInstance, secure: boolean): void {
  const headers = securityHeaders(secure)
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(headers).header("cache-control", "no-store")
    done()
  })
}

const badAddress = problem(400, "address-malformed", "The address of the request cannot be read.")

/** For Fastify's `frameworkErrors`: an address that cannot be read meets no hook, and its echo would be a hole. */
export function answerBadAddress(secure: boolean) {
  const headers = securityHeaders(secure)
  return (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
    reply.code(badAddress.status).headers(headers).type("application/problem+json").send(badAddress)
  }
}
