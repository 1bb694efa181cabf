/** Where an item of a body stands: an attribute, a block, or something that is neither. */
export interface Extent {
  readonly start: number;
  readonly end: number;
  /** Brackets that are not closed in it, innermost last. */
  readonly open: readonly string[];
  /** Where a string begins that is not closed on its line, or a heredoc that has no end. */
  readonly quote: number | undefined;
}

export interface Extents {
  readonly items: readonly Extent[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}

const closers: ReadonlyMap<string, string> = new Map([
  ['}', '{'],
  [']', '['],
  [')', '('],
]);

const token = /"|#|\/\/|\/\*|<<-?|[{}[\]()\n]/g;
/** How many heredocs without an end are looked for to the end of the text. */
const mostUnfinished = 20;

const inString = /\\[^\n]|"|\n|\$\$\{|%%\{|\$\{|%\{/g;

/**
 * Tells the items of a body apart by brackets, quotes and line ends alone, for texts that no grammar can read. A bracket
 * that is never closed would take all that follows: in what comes after one, an item ends at the latest where a line
 * begins another one, no further to the right than itself.
 */
export function extentsOf(text: string, start: number, end: number): Extents {
  const scanner = new Scanner(text, start, end);
  return { items: scanner.read(), comments: [...scanner.comments.values()] };
}

class Scanner {
  readonly comments = new Map<number, { readonly start: number; readonly end: number }>();
  /** Where comments begin, by where they end. */
  readonly #endings = new Map<number, number>();
  #careful = false;
  #open: string[] = [];
  #quote: number | undefined;
  #unfinished = 0;

  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
  ) {}

  read(): Extent[] {
    const items: Extent[] = [];
    while (this.#skipBlanks()) {
      const start = this.at;
      this.#item(start);
      if (!this.#careful && (this.#open.length > 0 || this.#quote !== undefined)) {
        this.#careful = true;
        this.at = start;
        this.#item(start);
      }
      const end = this.#quote === undefined ? this.#lastOf(start) : this.at;
      items.push({ start, end, open: this.#open, quote: this.#quote });
    }
    return items;
  }

  /** Where an item ends that has been gone over, without the blanks and comments after it. */
  #lastOf(start: number): number {
    let end = this.at;
    for (;;) {
      end = start + this.text.slice(start, end).trimEnd().length;
      const comment = this.#endings.get(end);
      if (comment === undefined || comment <= start) return end;
      end = comment;
    }
  }

  /** Goes over blanks and comments between items. Whether there is one more. */
  #skipBlanks(): boolean {
    const blank = /\s*/y;
    for (;;) {
      blank.lastIndex = this.at;
      this.at = Math.min(this.end, this.at + (blank.exec(this.text)?.[0].length ?? 0));
      const two = this.text.slice(this.at, this.at + 2);
      if (this.at >= this.end) return false;
      if (!/^(?:#|\/\/|\/\*)/.test(two)) return true;
      this.#comment(this.at);
    }
  }

  /** Goes to the end of an item: of its line, or of the line on which its last bracket closes. */
  #item(start: number): void {
    this.#open = [];
    this.#quote = undefined;
    const indent = this.#indentOf(start);
    while (this.at < this.end) {
      token.lastIndex = this.at;
      const found = token.exec(this.text);
      if (found === null || found.index >= this.end) break;
      const [mark] = found;
      if (mark === '\n') {
        if (!this.#goesOn() || (this.#careful && this.#beginsAnother(found.index + 1, indent))) {
          this.at = found.index;
          return;
        }
        this.at = found.index + 1;
      } else this.#step(mark, found.index);
    }
    this.at = this.end;
  }

  /** Whether an item is not over at the end of a line. */
  #goesOn(): boolean {
    return this.#open.length > 0 || (this.#quote !== undefined && this.text.startsWith('<<', this.#quote));
  }

  /** Goes over a mark, and what belongs to it. */
  #step(mark: string, at: number): void {
    this.at = at + mark.length;
    const opener = closers.get(mark);
    if (mark === '"') this.#string();
    else if (mark.startsWith('<<')) this.#heredoc(at);
    else if (mark === '#' || mark.startsWith('/')) this.#comment(at);
    else if (opener === undefined) this.#open.push(mark);
    else if (this.#open.at(-1) === opener) this.#open.pop();
    else if (this.#open.includes(opener)) this.#open.length = this.#open.lastIndexOf(opener);
  }

  #comment(start: number): void {
    const block = this.text.startsWith('/*', start);
    const close = block ? this.text.indexOf('*/', start + 2) : this.text.indexOf('\n', start);
    const end = Math.min(this.end, close < 0 ? this.end : close + (block ? 2 : 0));
    this.at = end;
    const isCarriage = !block && this.text.charAt(end - 1) === '\r';
    const comment = { start, end: isCarriage ? end - 1 : end };
    this.comments.set(start, comment);
    this.#endings.set(comment.end, start);
  }

  /** Goes over a string and the expressions in it. One that is not closed ends with its line. */
  #string(): void {
    const start = this.at - 1;
    /** Braces that are open in each expression around; none where text is. */
    const braces: number[] = [0];
    while (this.at < this.end) {
      const depth = braces.at(-1) ?? 0;
      const pattern = depth === 0 ? inString : token;
      pattern.lastIndex = this.at;
      const found = pattern.exec(this.text);
      if (found === null || found.index >= this.end) break;
      const [mark] = found;
      if (mark === '\n' && (depth === 0 || this.#careful)) {
        this.at = found.index;
        this.#quote = start;
        return;
      }
      this.at = found.index + mark.length;
      if (mark === '"' && depth > 0) braces.push(0);
      else if (mark === '"') braces.pop();
      else if (depth > 0) braces[braces.length - 1] = depth + (mark === '{' ? 1 : mark === '}' ? -1 : 0);
      else if (mark === '${' || mark === '%{') braces[braces.length - 1] = 1;
      if (braces.length === 0) return;
    }
    this.at = this.end;
    this.#quote = start;
  }

  #heredoc(start: number): void {
    const name = /[\w-]+(?=[^\S\n]*\n)/y;
    name.lastIndex = this.at;
    const [word] = name.exec(this.text) ?? [];
    if (word === undefined || this.#unfinished > mostUnfinished) return;
    const ending = new RegExp(`^[^\\S\\n]*${word}[^\\S\\n]*$`, 'gm');
    ending.lastIndex = this.at + word.length;
    const found = ending.exec(this.text);
    const isFinished = found !== null && found.index < this.end;
    if (!isFinished) {
      this.#unfinished++;
      this.#quote = start;
    }
    this.at = isFinished ? found.index + found[0].length : this.at + word.length;
  }

  #indentOf(at: number): number {
    return at - (this.text.lastIndexOf('\n', at - 1) + 1);
  }

  /** Whether a line begins an attribute or a block, no further to the right than `indent`. */
  #beginsAnother(line: number, indent: number): boolean {
    const beginning = /[^\S\n]*(?=[a-z_])[\w-]+(?:[^\S\n]*=(?![=>])|(?:[^\S\n]+(?:"[^"\n]*"|[\w-]+))*[^\S\n]*\{)/iy;
    beginning.lastIndex = line;
    const [found] = beginning.exec(this.text) ?? [];
    return found !== undefined && found.length - found.trimStart().length <= indent;
  }
}
