import { bicepFunctions } from '../../src/expressions/bicep-functions.js';
import { referencedNames } from '../../src/expressions/referenced-names.js';
import type { Expression, Loop } from '../../src/expressions/tree.js';
import { parseBicep } from '../../src/scanners/bicep/parser/parse.js';
import type { ResourceDeclaration, Statement } from '../../src/scanners/templates/syntax.js';

const isBuiltIn = (name: string): boolean =>
  bicepFunctions.namespaces.has(name) || bicepFunctions.find(name) !== undefined;

/** Names that a Bicep file uses and nobody declares: the compiler would refuse it. */
export function undeclaredNames(path: string, text: string): readonly string[] {
  const { statements } = parseBicep({ path, language: 'bicep', text });
  const declared = new Set(statements.flatMap(namesOf));
  return statements
    .flatMap((statement) => uses(statement, new Set()))
    .filter((name) => !declared.has(name) && !isBuiltIn(name));
}

function namesOf(statement: Statement): readonly string[] {
  if (statement.kind === 'import') {
    const symbols = statement.symbols.map(({ name, alias }) => (alias ?? name).text);
    return statement.wildcard === undefined ? symbols : [...symbols, statement.wildcard.text];
  }
  return 'name' in statement && typeof statement.name === 'object' ? [statement.name.text] : [];
}

/** The names that a statement uses, without those that it binds itself. */
function uses(statement: Statement, outer: ReadonlySet<string>): readonly string[] {
  switch (statement.kind) {
    case 'param':
      return namesIn([statement.default], outer);
    case 'var':
    case 'output':
      return namesIn([statement.value], outer);
    case 'func':
      return namesIn([statement.body], new Set([...outer, ...statement.parameters.map(({ name }) => name.text)]));
    case 'module':
      return usesOfBody(statement, outer);
    case 'resource':
      return usesOfResource(statement, outer);
    default:
      return [];
  }
}

function usesOfResource(resource: ResourceDeclaration, outer: ReadonlySet<string>): readonly string[] {
  const inner = new Set([...outer, ...resource.nested.map(({ name }) => name.text)]);
  return [
    ...usesOfBody(resource, inner),
    ...resource.nested.flatMap((each) => usesOfResource(each, bound(each.loop, inner))),
  ];
}

interface Bodied {
  readonly loop?: Loop;
  readonly condition?: Expression;
  readonly body: ResourceDeclaration['body'];
}

function usesOfBody({ loop, condition, body }: Bodied, outer: ReadonlySet<string>): readonly string[] {
  const inner = bound(loop, outer);
  return [
    ...namesIn([loop?.collection], outer),
    ...namesIn([condition, body.kind === 'object' ? body : undefined], inner),
  ];
}

const bound = (loop: Loop | undefined, outer: ReadonlySet<string>): ReadonlySet<string> =>
  loop === undefined
    ? outer
    : new Set([...outer, loop.item.text, ...(loop.index === undefined ? [] : [loop.index.text])]);

const namesIn = (expressions: readonly (Expression | undefined)[], known: ReadonlySet<string>): readonly string[] =>
  expressions
    .flatMap((expression) => (expression === undefined ? [] : [...referencedNames(expression)]))
    .filter((name) => !known.has(name));
