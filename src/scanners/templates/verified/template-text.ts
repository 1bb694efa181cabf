import type { CallFacts, Each, Formula, ParameterFacts, ResourceFacts, Since, TemplateFacts } from './facts.js';
import { at } from './versions.js';

/** How a template of one version calls the others. */
export interface Calling {
  readonly version: string;
  /** The reference of what a call is of. */
  reference(call: CallFacts): string;
}

/**
 * The template that a module has at a version, as far as its facts tell, in Bicep. So all that holds for templates of
 * one's own holds for it: conditions, loops, what is not known before deployment.
 */
export function templateText(facts: TemplateFacts, calling: Calling): string {
  const { version } = calling;
  const each = <T extends object | string>(
    all: Readonly<Record<string, Since<T>>> | undefined,
    write: (name: string, fact: T) => string,
  ): readonly string[] =>
    Object.entries(all ?? {}).flatMap(([name, since]) => {
      const fact = at(since, version);
      return fact === undefined ? [] : [write(name, fact)];
    });
  return [
    ...each(facts.parameters, parameter),
    ...each(facts.variables, (name, formula) => `var ${name} = ${formula}`),
    ...each(facts.resources, (name, fact) => resource(name, fact, version)),
    ...each(facts.calls, (name, fact) => call(name, fact, calling)),
    ...each(facts.outputs, (name, formula) => `output ${name} any = ${formula}`),
    '',
  ].join('\n');
}

function parameter(name: string, { type, secure, allowed, default: value }: ParameterFacts): string {
  const decorators = [
    ...(secure === true ? ['@secure()\n'] : []),
    ...(allowed === undefined ? [] : [`@allowed([${allowed.map((each) => `'${each}'`).join(', ')}])\n`]),
  ];
  return `${decorators.join('')}param ${name} ${type}${value === undefined ? '' : ` = ${value}`}`;
}

function resource(name: string, facts: ResourceFacts, version: string): string {
  const body: Entry[] = [['name', at(facts.name, version) ?? "''"]];
  if (facts.parent !== undefined) body.push(['parent', facts.parent]);
  if (facts.scope !== undefined) body.push(['scope', facts.scope]);
  body.push(...formulas(facts.properties, version));
  const type = `'${facts.type}@${at(facts.apiVersion, version) ?? ''}'${facts.existing === true ? ' existing' : ''}`;
  return `resource ${name} ${type} = ${repeated(at(facts.each, version), facts.when, objectText(body))}`;
}

function call(name: string, facts: CallFacts, calling: Calling): string {
  const { version } = calling;
  const scope = at(facts.scope, version);
  const body: Entry[] = [
    ...(scope === undefined ? [] : [['scope', scope] as const]),
    ['params', objectText(formulas(facts.arguments, version))],
  ];
  return `module ${name} '${calling.reference(facts)}' = ${repeated(at(facts.each, version), facts.when, objectText(body))}`;
}

function repeated(each: Each | undefined, when: Formula | undefined, body: string): string {
  const conditional = when === undefined ? body : `if (${when}) ${body}`;
  return each === undefined ? conditional : `[for (${each.item}, index) in (${each.of}): ${conditional}]`;
}

type Entry = readonly [path: string, formula: Formula];

const formulas = (all: Readonly<Record<string, Since<Formula>>> | undefined, version: string): readonly Entry[] =>
  Object.entries(all ?? {}).flatMap(([path, since]) => {
    const formula = at(since, version);
    return formula === undefined ? [] : [[path, formula] as const];
  });

/** `sku.name` and `sku.family` stand in one `sku`. */
function objectText(entries: readonly Entry[]): string {
  const own = new Map<string, Formula | Entry[]>();
  for (const [path, formula] of entries) {
    const [name = '', ...rest] = path.split('.');
    const known = own.get(name);
    if (rest.length === 0) own.set(name, formula);
    else if (Array.isArray(known)) known.push([rest.join('.'), formula]);
    else own.set(name, [[rest.join('.'), formula]]);
  }
  const lines = [...own].map(([name, value]) => `${name}: ${typeof value === 'string' ? value : objectText(value)}`);
  return `{\n${lines.join('\n')}\n}`;
}
