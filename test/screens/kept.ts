/** The pictures that the documents keep: which screen, in which width, under which name. */
export interface KeptPicture {
  readonly screen: string
  readonly width: 390 | 1440
  readonly as: string
}

const at = (screen: string, width: KeptPicture["width"]): KeptPicture => ({
  screen,
  width,
  as: `${screen}-${width}`,
})

export const keptPictures: readonly KeptPicture[] = [
  { screen: "laboratory-inbox", width: 1440, as: "readme" },
  at("welcome", 390),
  at("practice-orders", 1440),
  at("new-order-permitted", 1440),
  at("new-order-denied", 390),
  at("review-dvt", 390),
  at("consent-sheet", 390),
  at("practice-order-design-review", 1440),
  at("laboratory-order-accepted", 390),
  at("laboratory-view-scans", 390),
  at("view-volume", 390),
  at("mill-order-in-production", 390),
  at("practice-order-erased", 1440),
  at("officer-register", 390),
]
