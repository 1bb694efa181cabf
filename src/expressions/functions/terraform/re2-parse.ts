import { isValidClass, literalInClass, namedClasses, shorthands, unicodeClass } from './re2-classes.js';

/** What a pattern is made of. */
export type Node =
  | { readonly kind: 'character'; readonly test: RegExp }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly of: Node;
      readonly least: number;
      readonly most: number;
      readonly greedy: boolean;
    }
  | { readonly kind: 'group'; readonly index: number; readonly of: Node }
  | { readonly kind: 'position'; readonly is: Position };

export type Position = 'text start' | 'text end' | 'line start' | 'line end' | 'word edge' | 'no word edge';

export interface Pattern {
  readonly root: Node;
  /** Of its groups, in order; undefined for those without a name. */
  readonly names: readonly (string | undefined)[];
}

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

class Invalid extends Error {}

const mostRepeats = 1000;
const deepest = 200;

/** Reads a pattern of RE2; undefined if it is none. https://github.com/google/re2/wiki/Syntax */
export function parsePattern(source: string): Pattern | undefined {
  try {
    return new Parser(Array.from(source)).pattern();
  } catch (error) {
    if (error instanceof Invalid) return undefined;
    throw error;
  }
}

class Parser {
  readonly #source: readonly string[];
  readonly #names: (string | undefined)[] = [];
  #at = 0;
  #depth = 0;
  #flags: Flags = { i: false, m: false, s: false, U: false };

  constructor(source: readonly string[]) {
    this.#source = source;
  }

  pattern(): Pattern {
    const root = this.#choice();
    if (this.#at < this.#source.length) throw new Invalid();
    return { root, names: this.#names };
  }

  #looksAt(text: string): boolean {
    return this.#source.slice(this.#at, this.#at + text.length).join('') === text;
  }

  #takes(text: string): boolean {
    if (!this.#looksAt(text)) return false;
    this.#at += text.length;
    return true;
  }

  #next(): string {
    const character = this.#source[this.#at++];
    if (character === undefined) throw new Invalid();
    return character;
  }

  #choice(): Node {
    const parts = [this.#sequence()];
    while (this.#takes('|')) parts.push(this.#sequence());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !this.#looksAt('|') && !this.#looksAt(')')) {
      if (this.#takes('\\Q')) {
        while (this.#at < this.#source.length && !this.#takes('\\E')) parts.push(this.#literal(this.#next()));
        continue;
      }
      const atom = this.#atom();
      if (atom !== undefined) parts.push(this.#repeated(atom));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(of: Node): Node {
    const range = this.#range();
    if (range === undefined) return of;
    const [least, most] = range;
    const isShy = this.#takes('?');
    if (this.#range() !== undefined) throw new Invalid();
    return { kind: 'repeat', of, least, most, greedy: isShy === this.#flags.U };
  }

  #range(): readonly [number, number] | undefined {
    if (this.#takes('*')) return [0, Infinity];
    if (this.#takes('+')) return [1, Infinity];
    if (this.#takes('?')) return [0, 1];
    const match = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#source.slice(this.#at, this.#at + 24).join(''));
    if (match === null) return undefined;
    const [whole, first, comma, last] = match;
    this.#at += whole.length;
    const least = Number(first);
    const most = comma === undefined ? least : last === '' ? Infinity : Number(last);
    if (least > most || least > mostRepeats || (most !== Infinity && most > mostRepeats)) throw new Invalid();
    return [least, most];
  }

  #atom(): Node | undefined {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '.':
        return this.#test(this.#flags.s ? String.raw`\0-\u{10FFFF}` : String.raw`\0-\t\v-\u{10FFFF}`);
      case '^':
        return { kind: 'position', is: this.#flags.m ? 'line start' : 'text start' };
      case '$':
        return { kind: 'position', is: this.#flags.m ? 'line end' : 'text end' };
      case '*':
      case '+':
      case '?':
        throw new Invalid();
      case '\\':
        return this.#escape();
      default:
        return this.#literal(character);
    }
  }

  #literal(character: string): Node {
    return this.#test(literalInClass(character));
  }

  #test(inside: string, negated = false): Node {
    return { kind: 'character', test: new RegExp(`^[${negated ? '^' : ''}${inside}]$`, this.#flags.i ? 'iu' : 'u') };
  }

  #group(): Node | undefined {
    if (++this.#depth > deepest) throw new Invalid();
    const before = this.#flags;
    if (this.#takes('?')) {
      const name = this.#groupName();
      if (name === undefined && this.#setFlags()) {
        this.#depth -= 1;
        return undefined;
      }
      return name === undefined ? this.#closed(before) : this.#captured(name, before);
    }
    return this.#captured(undefined, before);
  }

  #captured(name: string | undefined, before: Flags): Node {
    if (name !== undefined && this.#names.includes(name)) throw new Invalid();
    const index = this.#names.push(name);
    return { kind: 'group', index, of: this.#closed(before) };
  }

  #closed(before: Flags): Node {
    const of = this.#choice();
    if (!this.#takes(')')) throw new Invalid();
    this.#flags = before;
    this.#depth -= 1;
    return of;
  }

  #groupName(): string | undefined {
    if (!this.#takes('P<') && !this.#takes('<')) return undefined;
    let name = '';
    while (!this.#takes('>')) name += this.#next();
    if (!/^\w+$/.test(name)) throw new Invalid();
    return name;
  }

  /** `i`, `s-m`: true if they hold for the rest of the group that they stand in, false before a colon. */
  #setFlags(): boolean {
    let on = true;
    for (;;) {
      const letter = this.#next();
      if (letter === ')') return true;
      if (letter === ':') return false;
      if (letter === '-' && on) on = false;
      else if (letter === 'i' || letter === 'm' || letter === 's' || letter === 'U') {
        this.#flags = { ...this.#flags, [letter]: on };
      } else throw new Invalid();
    }
  }

  #escape(): Node {
    const letter = this.#source[this.#at] ?? '';
    const position = positions[letter];
    if (position !== undefined) {
      this.#at += 1;
      return { kind: 'position', is: position };
    }
    return this.#test(this.#escaped());
  }

  /** What stands after a backslash, as the inside of a class. */
  #escaped(): string {
    const letter = this.#next();
    const shorthand = shorthands[letter];
    if (shorthand !== undefined) return shorthand;
    if (letter === 'p' || letter === 'P') return this.#unicode(letter === 'P');
    return literalInClass(this.#escapedCharacter(letter));
  }

  #escapedCharacter(letter: string): string {
    const control = controls[letter];
    if (control !== undefined) return control;
    if (letter === 'x') return this.#hexadecimal();
    if (/[1-7]/.test(letter) || letter === '0') return this.#octal(letter);
    if (/[0-9A-Za-z\u0080-\u{10FFFF}]/u.test(letter)) throw new Invalid();
    return letter;
  }

  #hexadecimal(): string {
    const match = /^(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{2}))/i.exec(this.#source.slice(this.#at, this.#at + 8).join(''));
    if (match === null) throw new Invalid();
    this.#at += match[0].length;
    const code = Number.parseInt(match[1] ?? match[2] ?? '', 16);
    if (code > 0x10ffff) throw new Invalid();
    return String.fromCodePoint(code);
  }

  #octal(first: string): string {
    const more = /^[0-7]{0,2}/.exec(this.#source.slice(this.#at, this.#at + 2).join(''))?.[0] ?? '';
    // A single digit that is not zero would refer back to a group, which RE2 cannot do.
    if (more === '' && first !== '0') throw new Invalid();
    this.#at += more.length;
    return String.fromCodePoint(Number.parseInt(first + more, 8));
  }

  #unicode(negated: boolean): string {
    let name = this.#next();
    if (name === '{') {
      name = '';
      while (!this.#takes('}')) name += this.#next();
    }
    const isNegated = name.startsWith('^');
    const inside = unicodeClass(isNegated ? name.slice(1) : name, negated !== isNegated);
    if (inside === undefined) throw new Invalid();
    return inside;
  }

  #class(): Node {
    const negated = this.#takes('^');
    let inside = '';
    for (let first = true; first || !this.#takes(']'); first = false) inside += this.#classItem();
    return this.#test(inside, negated);
  }

  #classItem(): string {
    if (this.#looksAt('[:')) {
      const match = /^\[:(\^?)([a-z]+):\]/.exec(this.#source.slice(this.#at, this.#at + 12).join(''));
      const named = namedClasses[match?.[2] ?? ''];
      if (match === null || named === undefined || match[1] === '^') throw new Invalid();
      this.#at += match[0].length;
      return named;
    }
    const start = this.#classCharacter();
    if (start.length !== 1 || !this.#looksAt('-') || this.#source[this.#at + 1] === ']') return start.inside;
    this.#at += 1;
    const range = `${start.inside}-${this.#classCharacter().inside}`;
    if (!isValidClass(range)) throw new Invalid();
    return range;
  }

  /** One character, or a whole class such as `\d`, whose length is then not one. */
  #classCharacter(): { readonly inside: string; readonly length: number } {
    const character = this.#next();
    if (character !== '\\') return { inside: literalInClass(character), length: 1 };
    const inside = this.#escaped();
    return { inside, length: inside.startsWith('\\u{') && inside.indexOf('}') === inside.length - 1 ? 1 : 0 };
  }
}

const positions: Readonly<Record<string, Position>> = {
  A: 'text start',
  z: 'text end',
  b: 'word edge',
  B: 'no word edge',
};

const controls: Readonly<Record<string, string>> = { a: '\x07', f: '\f', t: '\t', n: '\n', r: '\r', v: '\v' };
