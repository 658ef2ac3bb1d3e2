/** Which language the screen speaks: the browser's choice until somebody uses the switch. */
import { createContext, use, useState } from "react"
import type { ReactNode } from "react"
import type { de } from "./de.ts"
import { formatsIn } from "./formats.ts"
import type { Formats } from "./formats.ts"
import type { Widen } from "./widen.ts"

export type Words = Widen<typeof de>
export const languages = ["de", "en"] as const
export type Language = (typeof languages)[number]

export interface Speech {
  readonly language: Language
  readonly words: Words
}

const storageKey = "zahnwolke.language"
const isLanguage = (text: string | null | undefined): text is Language => text === "de" || text === "en"

export function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey)
  if (isLanguage(chosen)) return chosen
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2))
  return wanted.find(isLanguage) ?? "de"
}

/** Each language is a file of its own; only the one that is spoken is loaded. */
export async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case "de":
      return (await import("./de.ts")).de
    case "en":
      return (await import("./en.ts")).en
  }
}

interface Voice extends Speech {
  readonly formats: Formats
  readonly speak: (language: Language) => Promise<void>
}

const VoiceContext = createContext<Voice | null>(null)

export function WordsProvider({ first, children }: { readonly first: Speech; readonly children: ReactNode }) {
  const [speech, setSpeech] = useState(first)
  const speak = async (language: Language): Promise<void> => {
    const words = await loadWords(language)
    localStorage.setItem(storageKey, language)
    document.documentElement.lang = language
    setSpeech({ language, words })
  }
  return (
    <VoiceContext value={{ ...speech, formats: formatsIn(speech.language), speak }}>{children}</VoiceContext>
  )
}

export function useVoice(): Voice {
  const voice = use(VoiceContext)
  if (voice === null) throw new Error("a screen stands outside of the words")
  return voice
}

export const useWords = (): Words => useVoice().words
export const useFormats = (): Formats => useVoice().formats
