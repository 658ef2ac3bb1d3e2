/** What the photo viewer says; the German sentences are the original. */
export const tools = ["move", "bar", "brush", "crop"] as const
export type Tool = (typeof tools)[number]

export interface PhotoWords {
  readonly viewer: string
  readonly keys: string
  readonly tools: Readonly<Record<Tool, string>>
  readonly toolsLabel: string
  readonly addBar: string
  readonly addCrop: string
  readonly brushWidth: string
  readonly undo: string
  readonly reset: string
  readonly nearer: string
  readonly farther: string
  readonly fit: string
  readonly done: string
  readonly bar: (number: number, width: number, height: number) => string
  readonly crop: (width: number, height: number) => string
  readonly remove: string
  readonly size: (width: number, height: number) => string
  readonly hints: Readonly<Record<Tool, string>>
  readonly unreadable: string
}

export const germanPhoto: PhotoWords = {
  viewer: "Foto",
  keys: "Pfeiltasten verschieben, Plus und Minus vergrößern und verkleinern, 0 zeigt alles.",
  tools: { move: "Verschieben", bar: "Balken", brush: "Pinsel", crop: "Zuschneiden" },
  toolsLabel: "Werkzeug",
  addBar: "Balken einsetzen",
  addCrop: "Ausschnitt einsetzen",
  brushWidth: "Pinselbreite",
  undo: "Rückgängig",
  reset: "Alles zurücksetzen",
  nearer: "Vergrößern",
  farther: "Verkleinern",
  fit: "Alles zeigen",
  done: "Übernehmen",
  bar: (number, width, height) =>
    `Balken ${number}, ${width} mal ${height} Pixel. Pfeiltasten verschieben, mit Umschalt ändern sie die Größe, Entfernen löscht.`,
  crop: (width, height) =>
    `Ausschnitt, ${width} mal ${height} Pixel. Pfeiltasten verschieben, mit Umschalt ändern sie die Größe, Entfernen löscht.`,
  remove: "Entfernen",
  size: (width, height) => `${width} × ${height} Pixel`,
  hints: {
    move: "",
    bar: "Über Namen, Gesichter oder Etiketten einen Balken ziehen.",
    brush: "Mit dem Pinsel übermalen, was niemand sehen soll.",
    crop: "Den Ausschnitt aufziehen, der bleiben soll.",
  },
  unreadable: "Dieses Bild lässt sich im Browser nicht öffnen. Bitte als JPEG oder PNG speichern.",
}
