import type { Diagnostic } from '../../../model/diagnostic.js';
import { positionOf } from '../../../model/source.js';
import { addressIn } from './address.js';
import { attribute, type Configuration } from './declarations.js';

/** What Terraform refuses of a configuration that is well-formed, as far as it leaves anything unjudged or misread. */
export const mistakesIn = (configuration: Configuration): readonly Diagnostic[] => [
  ...repeatedIn(configuration),
  ...removedIn(configuration),
];

/** https://developer.hashicorp.com/terraform/language/resources/syntax#resource-syntax */
const repeatedIn = ({ repeated }: Configuration): readonly Diagnostic[] =>
  repeated.map(({ name, first, title, isCopy }) => {
    const { source, start } = first;
    const { line } = positionOf(source, start);
    const where = `${source.path}:${String(line)}`;
    return {
      id: 'terraform/repeated',
      level: 'warning',
      title: `There is more than one ${title}`,
      label: isCopy ? `a copy of the one at ${where}, which is judged` : `not judged: the one at ${where} is`,
      at: name,
      fix: isCopy ? 'Delete one of them.' : 'Rename one of them, or delete it.',
      ...(!isCopy && { incomplete: true }),
    };
  });

/** https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources */
const removedIn = ({ removed, resources, calls }: Configuration): readonly Diagnostic[] =>
  removed.flatMap(({ body }): readonly Diagnostic[] => {
    const from = attribute(body, 'from');
    const address = from && addressIn(from);
    if (from === undefined || address === undefined) return [];
    const call = /^module\.(?<name>[^.[]+)$/.exec(address)?.groups?.['name'];
    if (!(resources.has(address) || (call !== undefined && calls.has(call)))) return [];
    return [
      {
        id: 'terraform/removed-declared',
        level: 'warning',
        title: `\`${address}\` is said to be removed, and is still declared`,
        label: 'Terraform refuses this: the declaration is judged',
        at: from,
        fix: 'Delete the declaration, or the `removed` block.',
      },
    ];
  });
