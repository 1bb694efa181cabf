import { bareVault as purgeable } from '../memory-world.js';

/** A vault whose purge protection is worth an expression; `before` stands above it. */
export const vaultWith = (expression: string, before = ''): string =>
  `${before}\n${purgeable('kv').replace('Protection: false', `Protection: ${expression}`)}`;

/** Something for each number below `count`. */
export const many = (count: number, make: (i: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(between);

/** The same, as files by their names. */
export const manyFiles = (count: number, make: (i: number) => readonly [string, string]): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => make(i)));

/** Variables `x1` to `x<count>`, each made of the one before it. */
export const tower = (count: number, first: string, next: (before: string) => string, name = 'x'): string =>
  `var ${name}0 = ${first}\n${many(count, (i) => `var ${name}${i + 1} = ${next(`${name}${i}`)}`)}`;

/** A vault that is deployed in a loop. */
export const looped = (over: string, template = purgeable('kv')): string =>
  template.replace('= {', `= [for i in ${over}: {`).replace(/\}\n$/, '}]\n');
