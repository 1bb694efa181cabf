import { noTrail, scalar, unknown } from '../../../expressions/values.js';
import type { Deployment, ModuleCall, Output, Parameter } from '../../../model/resource.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { givenTo } from './arguments.js';
import type { PlannedModule } from './configuration.js';
import { PlanPlace } from './place.js';
import { referencesOf } from './references.js';
import { textAt } from './resources.js';
import type { SourceFolder } from './source-folder.js';
import type { PlanSource } from './source.js';
import { valueOf, type Telling } from './values.js';

/** What the variables and outputs of a module are read from. */
export interface ValuesOf {
  readonly plan: JsonNode;
  readonly source: PlanSource;
  readonly module: PlannedModule;
  readonly folder: SourceFolder | undefined;
  readonly deployment: Deployment;
}

const noMembers = { names: new Set<string>(), isComplete: true };

/** The variables of a module. What a sensitive one is worth is nobody's business. */
export function variablesOf(values: ValuesOf): readonly Parameter[] {
  const { plan, source, module, folder, deployment } = values;
  const { configured, address } = module;
  const written = folder?.configuration(module)?.variables;
  return (configured?.node.get('variables')?.properties() ?? []).map(({ key, value: declared }): Parameter => {
    const name = key.text;
    const variable = written?.get(name);
    const at = variable?.name ?? source.at(key.name);
    const secure = declared.get('sensitive')?.kind === Kind.true;
    const given = givenTo(name, module, plan, folder);
    return {
      name,
      noun: 'variable',
      at,
      secure,
      type: '',
      secureMembers: noMembers,
      default: defaultOf(declared.get('default'), variable?.default, secure, source),
      value: valueAt(given?.node, given === undefined ? at : source.at(given.node), given?.secure ?? secure, source),
      deployment,
      module: address,
    };
  });
}

function defaultOf(
  node: JsonNode | undefined,
  written: Span | undefined,
  secure: boolean,
  source: PlanSource,
): Value | undefined {
  if (node === undefined) return undefined;
  const at = written ?? source.at(node);
  return secure ? secretDefault(node, at) : valueAt(node, at, false, source);
}

/** The call that leads to a module; none if it cannot be found. */
export function callsOf({ source, module, folder, deployment }: ValuesOf): readonly ModuleCall[] {
  const { caller, name, address } = module;
  const node = caller?.configured?.call(name);
  const named = caller?.configured?.callName(name);
  const at = folder?.callOf(module)?.name ?? (named && source.at(named));
  if (at === undefined) return [];
  const reference = textAt(node, 'source') ?? '';
  const around = { address, module: caller?.address ?? '', deployment };
  return [{ reference, at, arguments: new Map(), secureParameters: undefined, ...around }];
}

/** That a text is written there is all that is told of it. */
const secretDefault = (node: JsonNode, at: Span): Value =>
  node.isText && node.end - node.start > 2
    ? scalar('‹sensitive›', at)
    : unknown('Terraform marks it as sensitive', at, { sensitive: true });

const publicMembers: ReadonlySet<string> = new Set(['id', 'name', 'location', 'vault_uri', 'principal_id']);

/** The outputs of the root. */
export function outputsOf({ plan, source, module: { configured }, folder, deployment }: ValuesOf): readonly Output[] {
  const planned = plan.get('planned_values')?.get('outputs');
  return (configured?.node.get('outputs')?.properties() ?? []).map(({ key, value: declared }): Output => {
    const name = key.text;
    const output = planned?.get(name);
    const secure = [declared, output].some((each) => each?.get('sensitive')?.kind === Kind.true);
    const known = output?.get('value');
    const block = folder?.root.outputs.get(name);
    const [only, ...others] = referencesOf(declared.get('expression'));
    const member = only?.slice(only.lastIndexOf('.') + 1) ?? '';
    return {
      name,
      at: block?.name ?? source.at(key.name),
      secure,
      isPublic: others.length === 0 && (only ?? '').startsWith('azurerm_') && publicMembers.has(member),
      value: valueAt(known, block?.value ?? source.at(known ?? key), secure, source),
      deployment,
      module: '',
    };
  });
}

const tellsNothing: Telling = { afterApply: () => undefined, owner: () => undefined };

function valueAt(node: JsonNode | undefined, at: Span, secure: boolean, source: PlanSource): Value {
  if (secure) return unknown('Terraform marks it as sensitive', at, { sensitive: true });
  if (node === undefined) return unknown('it is known after apply', at);
  const planned = {
    known: node,
    unknown: undefined,
    sensitive: undefined,
    place: new PlanPlace(source, at, [node]),
    path: '',
    written: undefined,
    isBlock: false,
    isListed: false,
  };
  return valueOf(planned, tellsNothing) ?? scalar(null, at, noTrail);
}
