/** Two clocks are never quite the same: what is signed on one must count on the other at once. */

/**
 * Milliseconds. By so much what is signed begins before its signature, so that a clock that is behind by less does not
 * take it for something of the future. The moment of the signature itself is told as it was.
 */
export const clockSlack = 600_000
