import type { Source, Span } from '../../../model/source.js';
import type { JsonNode } from '../../json/node.js';
import { DeclaredPlaces } from './declared-places.js';

/**
 * A plan as it may be shown. A plan holds every secret that it is about in clear text, so this has asterisks in the place
 * of every text and number that is a value; what stands where, and how names are written, is as in the file.
 */
export class PlanSource implements Source {
  readonly language = 'tfplan';
  readonly path: string;
  readonly #root: JsonNode;
  #text: string | undefined;
  #places: DeclaredPlaces | undefined;
  readonly #hiddenIn: (root: JsonNode) => readonly JsonNode[];

  /** `hiddenIn` tells the values, all of which may be secrets. */
  constructor(path: string, root: JsonNode, hiddenIn: (root: JsonNode) => readonly JsonNode[]) {
    this.path = path;
    this.#root = root;
    this.#hiddenIn = hiddenIn;
  }

  /** Made when somebody looks at it: most of a plan is never shown. */
  get text(): string {
    return (this.#text ??= masked(this.#root.source.text, this.#hiddenIn(this.#root)));
  }

  declaredAt(place: Span): string | undefined {
    return (this.#places ??= new DeclaredPlaces(this.#root)).at(place);
  }

  /** The place of a node of the file itself. */
  at({ start, end }: Pick<Span, 'start' | 'end'>): Span {
    return { source: this, start, end };
  }
}

function masked(text: string, hidden: readonly JsonNode[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const node of hidden) {
    const quote = node.isText ? 1 : 0;
    const [start, end] = [node.start + quote, node.end - quote];
    pieces.push(text.slice(from, start), text.slice(start, end).replaceAll(/[^\r\n]/g, '*'));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
