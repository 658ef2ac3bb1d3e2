/** The shape of a catalogue without its exact sentences: what a second language must fill, key for key. */
export type Widen<Part> = Part extends string
  ? string
  : Part extends (...gaps: infer Gaps) => string
    ? (...gaps: Gaps) => string
    : { readonly [Key in keyof Part]: Widen<Part[Key]> }

interface Forms {
  readonly one: string
  readonly other: string
}

/** "3 Dateien": the number and the form that the language wants beside it. */
export function pluralIn(language: "de" | "en"): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const digits = new Intl.NumberFormat(language)
  return (count, forms) =>
    `${digits.format(count)} ${rules.select(count) === "one" ? forms.one : forms.other}`
}

/** "Name", but "3 Namen": one of its kind is named, more are counted. */
export const countedAs =
  (one: string, more: string) =>
  (count: number): string =>
    count === 1 ? one : `${count} ${more}`
