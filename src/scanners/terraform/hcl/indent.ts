import type { Piece, Text } from './templates.js';

/**
 * Takes from each line of a heredoc the blanks that all its lines begin with, as `<<-` asks for. Lines with nothing but
 * blanks do not count and keep theirs; one that begins with `${` has none, even if a `~` has stripped what was before it.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#indented-heredocs
 */
export function withoutIndent(pieces: readonly Piece[]): void {
  const beginnings: Text[] = [];
  let indent = Infinity;
  let beginsLine = true;
  for (const piece of pieces) {
    const blanks = piece.kind === 'text' ? piece.text.length - piece.text.trimStart().length : 0;
    const isBlankLine = piece.kind === 'text' && blanks === piece.text.length && piece.text.endsWith('\n');
    if (beginsLine && !isBlankLine) {
      indent = Math.min(indent, blanks);
      if (piece.kind === 'text') beginnings.push(piece);
    }
    beginsLine = piece.kind === 'text' && piece.text.endsWith('\n');
  }
  for (const piece of beginnings) piece.text = piece.text.slice(indent);
}
