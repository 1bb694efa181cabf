import { symbolOf } from '../../../expressions/symbol.js';
import { listOf, noTrail, objectOf, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import type { Expansion, Round } from './expansion.js';

interface Instance {
  readonly index: Round['index'];
  handle(at: Span): Handle;
}

/**
 * What the name of a resource or a module call is worth: itself, a list for `count`, an object for `for_each`; and if its
 * rounds cannot all be listed, something that can only be asked for one of them.
 */
export function collection(name: string, expansion: Expansion, instances: readonly Instance[], at: Span): Value {
  const { kind, rounds, open } = expansion;
  if (kind === 'single') return instances[0]?.handle(at) ?? unknown(`${name} refers to itself`, at, { error: true });
  const isCertain = open === undefined && rounds.every(({ when, index }) => when.length === 0 && index !== undefined);
  if (isCertain && kind === 'count') {
    return listOf(
      instances.map((each) => each.handle(at)),
      at,
    );
  }
  if (isCertain) return objectOf(new Map(instances.map((each) => [String(each.index), each.handle(at)])), at);
  const item = (index: Value, site: Span): Value => {
    const wanted = index.kind === 'scalar' ? index.value : undefined;
    const found = instances.find((each) => each.index === wanted && wanted !== undefined);
    const [only] = instances;
    if (found !== undefined) return found.handle(site);
    if (instances.length === 1 && only !== undefined) return only.handle(site);
    return unknown(open?.because ?? `which instances ${name} has depends on variables`, site, {
      symbol: `⟨${name}[${symbolOf(index) ?? '*'}]⟩`,
    });
  };
  const member = (property: string, site: Span): Value =>
    unknown(`\`${property}\` is asked of all instances of ${name}`, site);
  return { kind: 'handle', at, trail: noTrail, name, member, item };
}
