/** A place that a comment line of carets marks: `main.bicep:5:28-33 purge-protection/vault fail`. */
const marker = /^[ \t]*(?:\/\/|#)[ \t]*(?<carets>\^+)[ \t]+(?<rule>[\w-]+\/[\w-]+)(?<unknown>[ \t]+unknown)?[ \t]*$/;

/**
 * A place that begins its line has no room for a comment sign in front of the carets: `#` itself is the first of them, as
 * in `#^^^^^^^`.
 */
const fromStart = /^#(?=\^)/;

/** The marked places of a file, in order: each speaks of the nearest line above it that is not a marker itself. */
export function markedPlaces(path: string, text: string): readonly string[] {
  let code = 0;
  return text.split('\n').flatMap((line, index) => {
    const found = marker.exec(line)?.groups;
    if (found === undefined) {
      code = index + 1;
      return [];
    }
    const { carets = '', rule = '', unknown } = found;
    const column = fromStart.test(line) ? 1 : line.indexOf('^') + 1;
    const end = line.indexOf('^') + carets.length + 1;
    return [
      `${path}:${String(code)}:${String(column)}-${String(end)} ${rule} ${unknown === undefined ? 'fail' : 'unknown'}`,
    ];
  });
}
