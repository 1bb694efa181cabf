const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Plain characters that nothing is combined with, a line end of two, and others with the one they may belong to. */
const runs = /\r\n|[\0-\x7F](?![^\0-\x7F])|[\0-\x7F]?[^\0-\x7F]+/g;

/** The segmenter copies all of its text for every character. A longer run is cut, be it within a character. */
const longestRun = 1000;

/** What a reader would call characters: letters with their accents, emoji with their modifiers. */
export function charactersOf(text: string): readonly string[] {
  const characters: string[] = [];
  for (const [run] of text.matchAll(runs)) {
    if (run.length === 1 || run === '\r\n') {
      characters.push(run);
      continue;
    }
    for (let at = 0; at < run.length; at += longestRun) {
      for (const { segment } of graphemes.segment(run.slice(at, at + longestRun))) characters.push(segment);
    }
  }
  return characters;
}
