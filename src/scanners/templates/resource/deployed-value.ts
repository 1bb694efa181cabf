import { entryWithoutCase } from '../../../expressions/access.js';
import { noTrail, relocated, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Step, Value } from '../../../model/value.js';

/** A property of a deployed resource. */
export interface Deployed {
  /** The id of the resource and the way from there: `/subscriptions/…/vaults/kv.properties.vaultUri`. */
  readonly path: string;
  readonly step: Pick<Step, 'kind' | 'name'>;
}

const because = 'Azure tells it only after deployment';

/**
 * A property of a deployed resource as another expression reads it: what the author wrote, and for everything else an
 * unknown, because Azure adds to what is written. Its symbol is the path in brackets: `⟨/…/vaults/kv.properties.vaultUri⟩`.
 */
export function deployed(written: Value | undefined, { path, step }: Deployed, at: Span): Value {
  if (written === undefined) return unknown(because, at, { symbol: `⟨${path}⟩` });
  if (written.kind === 'depends' || written.kind === 'unknown') return relocated(written, at, step);
  if (written.kind === 'scalar' && written.value === null) return unknown(because, at, { symbol: `⟨${path}⟩` });
  if (written.kind === 'list') {
    const items = written.items.map((item, i) => {
      return item.kind === 'object' ? deployed(item, { path: `${path}[${i}]`, step }, item.at) : item;
    });
    return relocated({ ...written, items }, at, step);
  }
  if (written.kind !== 'object' || written.rest !== undefined) return relocated(written, at, step);
  const { entries, sensitive } = written;
  const handle: Handle = {
    kind: 'handle',
    at,
    trail: noTrail,
    name: `${step.name}'s properties`,
    member: (name, site) =>
      deployed(entries.get(name) ?? entryWithoutCase(entries, name), { path: `${path}.${name}`, step }, site),
    ...(sensitive === true && { sensitive }),
  };
  return handle;
}
