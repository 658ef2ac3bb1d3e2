/** A first guess at what people would call this device; they may change it. */
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/u, "iPhone"],
  [/iPad/u, "iPad"],
  [/Android.*Mobile/u, "Android-Telefon"],
  [/Android/u, "Android-Tablet"],
  [/Windows/u, "Windows-PC"],
  [/Macintosh/u, "Mac"],
  [/CrOS/u, "Chromebook"],
  [/Linux/u, "Linux-PC"],
]

export function guessDeviceName(): string {
  /** An iPad in desktop mode says it is a Mac, but no Mac has a touch screen. */
  if (/Macintosh/u.test(navigator.userAgent) && navigator.maxTouchPoints > 1) return "iPad"
  return systems.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? "Browser"
}
