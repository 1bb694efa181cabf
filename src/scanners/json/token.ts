/** What a piece of JSON text is. */
export const enum Token {
  end = 0,
  openBrace = 1,
  closeBrace = 2,
  openSquare = 3,
  closeSquare = 4,
  comma = 5,
  colon = 6,
  string = 7,
  number = 8,
  true = 9,
  false = 10,
  null = 11,
  /** A name without quotes, or anything else that has no place in JSON. */
  unknown = 12,
}
