import type { Node, Pattern, Position } from './re2-parse.js';

/** The steps of a program: each goes on at the next one, but for a fork and a jump. */
type Instruction =
  | { readonly op: 'character'; readonly test: RegExp }
  | { readonly op: 'fork'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'position'; readonly is: Position }
  | { readonly op: 'match' };

export type Program = readonly Instruction[];

/** Longer programs, of repeats within repeats, are not run. */
const longestProgram = 4000;

/** Undefined if the program is too long. */
export function compile({ root }: Pattern): Program | undefined {
  const program: Instruction[] = [];
  const emitted = emit({ kind: 'group', index: 0, of: root }, program);
  program.push({ op: 'match' });
  return emitted ? program : undefined;
}

function emit(node: Node, program: Instruction[]): boolean {
  if (program.length > longestProgram) return false;
  switch (node.kind) {
    case 'character':
      return program.push({ op: 'character', test: node.test }) > 0;
    case 'position':
      return program.push({ op: 'position', is: node.is }) > 0;
    case 'sequence':
      return node.parts.every((part) => emit(part, program));
    case 'group': {
      program.push({ op: 'save', slot: 2 * node.index });
      const emitted = emit(node.of, program);
      program.push({ op: 'save', slot: 2 * node.index + 1 });
      return emitted;
    }
    case 'choice':
      return emitChoice(node.parts, program);
    case 'repeat':
      return emitRepeat(node, program);
  }
}

function emitChoice(parts: readonly Node[], program: Instruction[]): boolean {
  const jumps: { to: number }[] = [];
  for (const [i, part] of parts.entries()) {
    const fork = { op: 'fork' as const, first: program.length + 1, second: 0 };
    if (i < parts.length - 1) program.push(fork);
    if (!emit(part, program)) return false;
    const jump = { op: 'jump' as const, to: 0 };
    if (i < parts.length - 1) program.push(jump);
    jumps.push(jump);
    fork.second = program.length;
  }
  for (const jump of jumps) jump.to = program.length;
  return true;
}

function emitRepeat({ of, least, most, greedy }: Extract<Node, { kind: 'repeat' }>, program: Instruction[]): boolean {
  for (let i = 0; i < least; i++) if (!emit(of, program)) return false;
  if (most === Infinity) {
    const start = program.length;
    const fork = { op: 'fork' as const, first: 0, second: 0 };
    program.push(fork);
    if (!emit(of, program)) return false;
    program.push({ op: 'jump', to: start });
    aim(fork, start + 1, program.length, greedy);
    return true;
  }
  const forks: { first: number; second: number; start: number }[] = [];
  for (let i = least; i < most; i++) {
    const fork = { op: 'fork' as const, first: 0, second: 0, start: program.length + 1 };
    program.push(fork);
    forks.push(fork);
    if (!emit(of, program)) return false;
  }
  for (const fork of forks) aim(fork, fork.start, program.length, greedy);
  return true;
}

function aim(fork: { first: number; second: number }, into: number, past: number, greedy: boolean): void {
  fork.first = greedy ? into : past;
  fork.second = greedy ? past : into;
}

/** Where a match and its groups begin and end, two numbers for each; -1 for a group that has no part in it. */
export type Match = readonly number[];

/** How much work may still be done; below zero, it was too much. */
export interface Effort {
  left: number;
}

interface Thread {
  readonly at: number;
  readonly slots: readonly number[];
}

/**
 * The leftmost match from `start` on, as Perl would choose it. All ways are followed at once, a character at a time, so
 * that no pattern takes longer than its length times that of the text.
 */
export function find(program: Program, text: readonly string[], start: number, effort: Effort): Match | undefined {
  let found: Match | undefined;
  let threads: Thread[] = [];
  for (let position = start; position <= text.length; position++) {
    const seen = new Set<number>();
    const current: Thread[] = [];
    for (const thread of threads) effort.left -= follow(program, text, position, thread, seen, current);
    if (found === undefined) effort.left -= follow(program, text, position, { at: 0, slots: [] }, seen, current);
    else if (current.length === 0) return found;
    effort.left -= 1 + seen.size;
    if (effort.left < 0) return undefined;
    threads = [];
    for (const { at, slots } of current) {
      const instruction = program[at];
      if (instruction?.op === 'match') {
        found = slots;
        break;
      }
      const character = text[position];
      if (instruction?.op !== 'character' || character === undefined) continue;
      if (instruction.test.test(character)) threads.push({ at: at + 1, slots });
    }
  }
  return found;
}

/** Goes on to all places that can be reached without another character, the preferred ones first. Gives how much it copied. */
function follow(
  program: Program,
  text: readonly string[],
  position: number,
  from: Thread,
  seen: Set<number>,
  into: Thread[],
): number {
  const open: Thread[] = [from];
  let copied = 0;
  for (let thread = open.pop(); thread !== undefined; thread = open.pop()) {
    const { at, slots } = thread;
    if (seen.has(at)) continue;
    seen.add(at);
    const instruction = program[at];
    switch (instruction?.op) {
      case 'jump':
        open.push({ at: instruction.to, slots });
        break;
      case 'fork':
        open.push({ at: instruction.second, slots }, { at: instruction.first, slots });
        break;
      case 'save': {
        const saved = [...slots];
        copied += 1 + (slots.length >> 3);
        while (saved.length <= instruction.slot) saved.push(-1);
        saved[instruction.slot] = position;
        open.push({ at: at + 1, slots: saved });
        break;
      }
      case 'position':
        if (isAt(instruction.is, text, position)) open.push({ at: at + 1, slots });
        break;
      default:
        into.push(thread);
    }
  }
  return copied;
}

const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/.test(character);

function isAt(is: Position, text: readonly string[], position: number): boolean {
  switch (is) {
    case 'text start':
      return position === 0;
    case 'text end':
      return position === text.length;
    case 'line start':
      return position === 0 || text[position - 1] === '\n';
    case 'line end':
      return position === text.length || text[position] === '\n';
    default:
      return (isWord(text[position - 1]) !== isWord(text[position])) === (is === 'word edge');
  }
}

/** All matches, one after the other; an empty one right after another does not count. */
export function findAll(program: Program, text: readonly string[], effort: Effort): readonly Match[] {
  const all: Match[] = [];
  let [position, lastEnd] = [0, -1];
  while (position <= text.length) {
    const match = find(program, text, position, effort);
    if (match === undefined) break;
    const [start = 0, end = 0] = match;
    if (end > start || start !== lastEnd) all.push(match);
    position = end > position ? end : position + 1;
    lastEnd = end;
  }
  return all;
}
