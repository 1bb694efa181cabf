const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** What stands there and what was expected. Never the content of a string: it may be a secret. */
export function surprise(
  text: string,
  isValue: boolean,
  isString: boolean,
  open: string | undefined,
): readonly [string, string] {
  if (text === '\\') return ['There is no such escape', 'expected `\\\\` or `\\n`'];
  if (isString && text.startsWith('<<')) {
    return ['The heredoc is not finished', 'expected a line with nothing but its marker'];
  }
  if (isString) return ['The string is not finished', 'expected `"` on the same line'];
  const what =
    text === '' ? 'The value ends too early' : text.length > 1 ? 'Unexpected word' : `Unexpected \`${text}\``;
  if (!isValue) return [what, 'expected `name = value` or a block'];
  return [what, open === undefined ? 'expected an expression' : `expected \`${closing[open] ?? ''}\``];
}
