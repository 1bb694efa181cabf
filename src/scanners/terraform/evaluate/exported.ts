import { distribute } from '../../../expressions/distribute.js';
import type { Budget } from '../../../expressions/scope.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';

/** The term for a property of a resource: `⟨/…/accounts/one.properties.uri⟩`, or of what a function hands out of it. */
export function exportedTerm(id: string, path: string): string {
  if (path === '') return `⟨${id}⟩`;
  if (path.startsWith('tenant()')) return `⟨${path}⟩`;
  const { call, members = '' } = /^(?<call>list\w*)\(\)(?<members>.*)$/.exec(path)?.groups ?? {};
  return call === undefined ? `⟨${id}.${path}⟩` : `⟨${call}(${id})${members}⟩`;
}

/** Blocks of which Azure tells more than is written, such as `identity[0].principal_id`. */
export function toldBlocks(
  written: Value,
  budget: Budget,
  tell: (attribute: string, at: Span) => Value | undefined,
): Value {
  const told = (block: Value): Value =>
    block.kind === 'handle' ? { ...block, member: (name, at) => tell(name, at) ?? block.member(name, at) } : block;
  return distribute([written], written.at, budget, ([one = written]) =>
    one.kind === 'list' ? { ...one, items: one.items.map(told) } : one,
  );
}
