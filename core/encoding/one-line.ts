/**
 * What stands in other people's sentences, tables and terminals: one line, in the direction of its letters. A name that
 * breaks the line would write the next one itself, and one that turns it around would read as another.
 */
export const oneLine = "^[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Bidi_Control}]*$"
