/** The shape of a catalogue without its exact sentences: what a second language must fill, key for key. */
export type Widen<Part> = Part extends string
  ? string
  : Part extends (...gaps: infer Gaps) => string
    ? (...gaps: Gaps) => string
    : { readonly [Key in keyof Part]: Widen<Part[Key]> }
