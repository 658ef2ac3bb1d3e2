/** Elements made one by one: no markup is ever parsed on this page. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}

export function button(text: string, look: "primary" | "plain", onPress: () => void): HTMLButtonElement {
  const element = make("button", { type: "button", class: look }, text)
  element.addEventListener("click", onPress)
  return element
}

/** What a screen reader says as soon as it changes. */
export const status = (text: string): HTMLParagraphElement => make("p", { role: "status" }, text)
