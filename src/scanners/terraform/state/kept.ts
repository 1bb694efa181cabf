import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { isMarkedSecret, isSecretAttribute } from './secret-attributes.js';

/** A secret in a state or a plan, and where. */
export interface Kept {
  /** What has it, for people: "`azurerm_storage_account.main`", "output `password`". */
  readonly of: string;
  /** `primary_access_key`, `kube_config.0.password`; '' for the whole value of an output. */
  readonly attribute: string;
  readonly at: JsonNode;
}

/** The attributes of one resource, or the value of an output. */
export interface Attributes {
  readonly of: string;
  /** `azurerm_storage_account`; '' where only marks tell. */
  readonly type: string;
  readonly values: JsonNode | undefined;
  /** Paths of what is marked as sensitive, '' for all of it. */
  readonly marks: ReadonlySet<string>;
}

/** Everything is marked. */
export const whole: ReadonlySet<string> = new Set(['']);

interface Marked {
  readonly node: JsonNode;
  readonly path: readonly string[];
  /** As a value with all that it holds, or with a list of blocks, whatever in them is the secret. */
  readonly marked: 'itself' | 'asBlock' | undefined;
}

/** The texts that are secret, by their marks or by their names. */
export function* keptIn({ of, type, values, marks }: Attributes): Generator<Kept> {
  if (values === undefined) return;
  const waiting: Marked[] = [{ node: values, path: [], marked: marks.has('') ? 'itself' : undefined }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, path, marked } = next;
    const inside = childrenOf(node).map(([name, child]): Marked => {
      const own = [...path, name];
      const below = marked !== undefined && node.isArray && child.isObject ? 'asBlock' : marked;
      return { node: child, path: own, marked: marks.has(own.join('.')) ? 'itself' : below };
    });
    waiting.push(...inside.reverse());
    if (!node.isText || node.end - node.start <= 2) continue;
    // Older states have the whole path in one name: `kube_config.0.password`.
    const names = path.flatMap((each) => each.split('.')).filter((each) => !/^(?:\d+|[#%])$/.test(each));
    const isSecret =
      marked === undefined ? isSecretAttribute(type, names) : isMarkedSecret(type, names, marked === 'asBlock');
    if (isSecret) yield { of, attribute: path.join('.'), at: node };
  }
}

const childrenOf = (node: JsonNode): readonly (readonly [string, JsonNode])[] =>
  node.isArray
    ? node.items().map((item, index) => [String(index), item] as const)
    : node.properties().map(({ key, value }) => [key.text, value] as const);

/** The paths of all that is true in what mirrors some values: `{ "admin_password": true, "identity": [{}] }`. */
export function marksIn(mirror: JsonNode | undefined): ReadonlySet<string> {
  const marks = new Set<string>();
  const waiting: { readonly node: JsonNode; readonly path: readonly string[] }[] =
    mirror === undefined ? [] : [{ node: mirror, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, path } = next;
    if (node.kind === Kind.true) marks.add(path.join('.'));
    waiting.push(...childrenOf(node).map(([name, child]) => ({ node: child, path: [...path, name] })));
  }
  return marks;
}
