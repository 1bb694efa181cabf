import type { Diagnostic } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import { rulesNamed, type Rules } from '../rules/named.js';
import type { RuleOptions } from '../rules/rule.js';
import type { OptionValue } from '../rules/selected-rule.js';
import type { RuleSetting } from './config.js';
import type { Document, Path } from './document.js';
import type { RawConfig, RawRule } from './raw-config.js';
import { unknownRule } from './unknown-rule.js';

interface Decoded {
  readonly settings: readonly RuleSetting[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the configuration says of rules: families first, so that a rule outweighs its family. */
export function ruleSettings(raw: NonNullable<RawConfig['rules']>, document: Document, rules: Rules): Decoded {
  const diagnostics: Diagnostic[] = [];
  const settings = Object.entries(raw).map(([name, said]): RuleSetting => {
    const ids = rulesNamed(name, rules);
    const path = ['rules', name];
    if (ids.length === 0) diagnostics.push(unknownRule(name, document.keyAt(path), rules));
    const { severity, options = {} }: RawRule = typeof said === 'string' ? { severity: said } : said;
    if (ids.length > 0) diagnostics.push(...optionProblems(options, optionsOf(ids, rules), document, path));
    return { ids, options: options as RuleSetting['options'], ...(severity !== undefined && { severity }) };
  });
  return { settings: settings.sort((a, b) => b.ids.length - a.ids.length), diagnostics };
}

const optionsOf = (ids: readonly string[], rules: Rules): RuleOptions =>
  Object.assign({}, ...ids.map((id) => rules[id]?.options ?? {})) as RuleOptions;

function optionProblems(
  given: Readonly<Record<string, unknown>>,
  known: RuleOptions,
  document: Document,
  path: Path,
): readonly Diagnostic[] {
  return Object.entries(given).flatMap(([name, value]): readonly Diagnostic[] => {
    const option = known[name];
    const place = [...path, 'options', name];
    if (option === undefined) return [unknownOption(name, Object.keys(known), document, place)];
    if (isLike(value, option.default)) return [];
    const expected = typeName(option.default);
    return [
      {
        id: 'config/invalid-option',
        level: 'error',
        title: `Option \`${name}\` is not ${expected}`,
        label: `expected ${expected}, such as ${JSON.stringify(option.default)}`,
        at: document.valueAt(place),
      },
    ];
  });
}

/** The default of an option tells its type. */
const isLike = (value: unknown, example: OptionValue): boolean =>
  typeof example === 'object'
    ? Array.isArray(value) && value.every((item) => typeof item === 'string')
    : typeof value === typeof example && (typeof value !== 'number' || Number.isFinite(value));

const typeName = (example: OptionValue): string =>
  ({ number: 'a number', boolean: 'true or false', string: 'a text' })[typeof example as string] ?? 'a list of texts';

function unknownOption(name: string, known: readonly string[], document: Document, path: Path): Diagnostic {
  const none = known.length === 0 ? 'it has no options' : `it has ${known.join(', ')}`;
  return {
    id: 'config/unknown-option',
    level: 'error',
    title: `The rule has no option \`${name}\``,
    label: didYouMean(name, known, none),
    at: document.keyAt(path),
  };
}
