/** Light, dark, or as the device says: a mark on the document that the style sheets read. */
export const themes = ["auto", "light", "dark"] as const
export type Theme = (typeof themes)[number]

const storageKey = "zahnwolke.theme"

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(storageKey)
  return themes.find((theme) => theme === kept) ?? "auto"
}

export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"]
  else document.documentElement.dataset["theme"] = theme
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  applyTheme(theme)
}
