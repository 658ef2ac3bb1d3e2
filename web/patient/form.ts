/** The practice's sheet as it was sealed, block by block; nothing is ticked before. */
import type { Sheet, SheetBlock, SheetTicks } from "@zahnwolke/core/records/consent-sheet"
import { button, make } from "./element.ts"
import type { PatientWords } from "./words.ts"

interface Form {
  readonly words: PatientWords
  readonly ticks: () => SheetTicks
  readonly onChange: (ticks: SheetTicks) => void
}

function box(type: "checkbox" | "radio", text: string, onChange: (on: boolean) => void): HTMLLabelElement {
  const input = make("input", { type, ...(type === "radio" ? { name: "form" } : {}) })
  input.addEventListener("change", () => onChange(input.checked))
  return make("label", { class: "tick" }, input, make("span", {}, text))
}

function kindsOf(block: Extract<SheetBlock, { kind: "kinds" }>, form: Form): HTMLElement {
  const boxes = block.offered.map(({ content, text }) =>
    box("checkbox", text, (on) => {
      const others = form.ticks().kinds.filter((kind) => kind !== content)
      form.onChange({ ...form.ticks(), kinds: on ? [...others, content] : others })
    }),
  )
  const all = button(form.words.all, "plain", () => {
    for (const input of boxes.map((label) => label.querySelector("input"))) if (input) input.checked = true
    form.onChange({ ...form.ticks(), kinds: block.offered.map(({ content }) => content) })
  })
  return make("div", {}, ...boxes, all)
}

function blockOf(block: SheetBlock, form: Form): HTMLElement {
  switch (block.kind) {
    case "text":
      return make("p", {}, block.text)
    case "tick":
      return box("checkbox", block.text, (on) => form.onChange({ ...form.ticks(), [block.name]: on }))
    case "kinds":
      return kindsOf(block, form)
    case "form":
      return block.offered.length === 1
        ? make("p", {}, block.offered[0]?.text ?? "")
        : make(
            "div",
            {},
            ...block.offered.map((one) =>
              box("radio", one.text, () => form.onChange({ ...form.ticks(), form: one.form })),
            ),
          )
  }
}

export const formOfSheet = (sheet: Sheet, form: Form): HTMLElement =>
  make(
    "article",
    {},
    make("h1", {}, sheet.heading),
    ...sheet.elements.map(({ title, blocks }) =>
      make(
        "section",
        { class: "element" },
        make("h2", {}, title),
        ...blocks.map((block) => blockOf(block, form)),
      ),
    ),
  )
