/** A name typed by somebody who cannot draw becomes strokes as well, in plain letters made of straight lines. */
import type { Stroke } from "./signature-pad.tsx"

/** On a grid of 4 by 6; a semicolon lifts the pen. */
const letters: Readonly<Record<string, string>> = {
  A: "06 20 46;13 33",
  B: "06 00 30 41 32 03;33 44 45 36 06",
  C: "41 30 10 01 05 16 36 45",
  D: "00 06 26 44 42 20 00",
  E: "40 00 06 46;03 33",
  F: "40 00 06;03 33",
  G: "41 30 10 01 05 16 36 45 43 23",
  H: "00 06;40 46;03 43",
  I: "20 26",
  J: "40 45 36 16 05",
  K: "00 06;40 03 46",
  L: "00 06 46",
  M: "06 00 23 40 46",
  N: "06 00 46 40",
  O: "10 30 41 45 36 16 05 01 10",
  P: "06 00 30 41 42 33 03",
  Q: "10 30 41 45 36 16 05 01 10;24 46",
  R: "06 00 30 41 42 33 03;23 46",
  S: "41 30 10 01 02 44 45 36 16 05",
  T: "00 40;20 26",
  U: "00 05 16 36 45 40",
  V: "00 26 40",
  W: "00 16 23 36 40",
  X: "00 46;40 06",
  Y: "00 23 40;23 26",
  Z: "00 40 06 46",
  "-": "13 33",
  ".": "25 26",
}

const plain = (name: string): string => name.toUpperCase().normalize("NFD").replaceAll(/\p{M}/gu, "")

export function typedStrokes(name: string): readonly Stroke[] {
  const text = Array.from(plain(name)).slice(0, 40)
  const step = Math.min(60, 880 / Math.max(text.length, 1))
  return text.flatMap((letter, index) =>
    (letters[letter] ?? (letter.trim() === "" ? "" : "00 40 46 06 00"))
      .split(";")
      .filter(Boolean)
      .map((line) =>
        line.split(" ").map((point) => ({
          x: Math.round(60 + index * step + Number(point.charAt(0)) * (step / 6)),
          y: Math.round(150 + Number(point.charAt(1)) * 16),
        })),
      ),
  )
}
