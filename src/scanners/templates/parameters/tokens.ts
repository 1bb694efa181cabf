import { listOf, objectOf, unknown } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';

/**
 * What tools put into a parameter file before it is deployed: `${AZURE_LOCATION}` of the Azure Developer CLI, `$(name)` and
 * `#{name}#` of pipelines, `__name__` of token replacement.
 * https://learn.microsoft.com/azure/developer/azure-developer-cli/manage-environment-variables
 */
const token = /\$\{(?<variable>\w+)(?:=[^}]*)?\}|\$\((?<name>[\w.-]+)\)|#\{(?<hashed>[\w.-]+)\}#?|^__(?<plain>\w+)__$/;

/** Deeper parts of a value are taken as they are. */
const deepest = 50;

/** The value without what stands for something else: that is only known when somebody deploys. */
export function withoutTokens(value: Value, depth = 0): Value {
  if (depth > deepest) return value;
  if (value.kind === 'list') {
    return listOf(
      value.items.map((item) => withoutTokens(item, depth + 1)),
      value.at,
      value.rest,
    );
  }
  if (value.kind === 'object') {
    const entries = [...value.entries].map(([name, entry]) => [name, withoutTokens(entry, depth + 1)] as const);
    return objectOf(new Map(entries), value.at, value.rest);
  }
  const text = value.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
  const found = token.exec(text);
  if (found === null) return value;
  const { variable, name, hashed, plain } = found.groups ?? {};
  const what = variable ?? name ?? hashed ?? plain ?? '';
  return unknown(`\`${what}\` is put in when somebody deploys`, value.at, {
    symbol: text === found[0] ? `⟨variable ${what}⟩` : text.replaceAll(new RegExp(token, 'g'), '⟨$&⟩'),
  });
}
