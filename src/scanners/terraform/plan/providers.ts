import { listOf, objectOf, scalar, unknown } from '../../../expressions/values.js';
import { textOf } from '../../../model/source.js';
import type { Resource } from '../../../model/resource.js';
import type { Value } from '../../../model/value.js';
import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { configuredResource, type AroundConfigured } from '../deployment/configured.js';
import { providers as shapes, providerType } from '../map/providers.js';
import type { ConfiguredModule } from './configuration.js';
import type { PlanDocument } from './document.js';
import { BlockPlace, PlanPlace, type Place } from './place.js';
import { referencesOf } from './references.js';
import { textAt } from './resources.js';
import type { SourceFolder } from './source-folder.js';

/** The configuration of a provider, as far as a plan keeps it: constants, and what the rest refers to. */
export interface PlannedProvider {
  /** `provider.azurerm.hub`, behind the address of its module. */
  readonly address: string;
  /** The subscription that it names, if the plan knows that. */
  readonly subscriptionId: string | undefined;
  readonly resource: Resource | undefined;
}

/** The providers of a plan by the keys that resources have for them. One without a block is only there by default. */
export function providersOf(
  { root, source }: PlanDocument,
  folder: SourceFolder | undefined,
  around: Omit<AroundConfigured, 'when' | 'module'>,
): ReadonlyMap<string, PlannedProvider> {
  const found = new Map<string, PlannedProvider>();
  for (const { key, value } of root.get('configuration')?.get('provider_config')?.properties() ?? []) {
    const expressions = value.get('expressions');
    const [name, alias, module = ''] = ['name', 'alias', 'module_address'].map((each) => textAt(value, each));
    if (expressions === undefined || name === undefined) continue;
    const text = alias === undefined ? name : `${name}.${alias}`;
    const address = `${module === '' ? '' : `${module}.`}provider.${text}`;
    const block = module === '' ? folder?.root.providers.get(text) : undefined;
    const plan = new PlanPlace(source, source.at(key.name), [expressions]);
    const place = block === undefined ? plan : new BlockPlace(block.block.heading, block.block.body, plan);
    const shape = shapes.get(name);
    const config = { at: place.at, get: (each: string) => writtenValue(expressions.get(each), place.part(each)) };
    const own = block?.name ?? { ...plan.at, text };
    found.set(key.text, {
      address,
      subscriptionId: subscriptionIn(expressions, root),
      resource:
        shape &&
        configuredResource(
          { type: providerType, name: own, text, address, config, shape },
          { ...around, when: [], module },
        ),
    });
  }
  return found;
}

/** The key of the provider of a resource, by its address in a module; undefined where the plan does not say. */
export const providerKeyOf = (configured: ConfiguredModule | undefined, address: string): string | undefined =>
  textAt(configured?.resource(address), 'provider_config_key');

/** What is written there. Which text it is nobody needs to know: much of it is how somebody signs in. */
function writtenValue(node: JsonNode | undefined, place: Place): Value | undefined {
  if (node === undefined) return undefined;
  if (node.isArray) {
    return listOf(
      node.items().map((item, i) => blockValue(item, place.part(i))),
      place.at,
    );
  }
  const constant = node.get('constant_value');
  if (constant === undefined) return unknown('it is known when Terraform runs', place.at, { sensitive: true });
  if (constant.isText) return scalar('‹sensitive›', place.at);
  if (constant.kind === Kind.number) return scalar(Number(textOf(constant)), place.at);
  return scalar(constant.kind === Kind.null ? null : constant.kind === Kind.true, place.at);
}

function blockValue(block: JsonNode, place: Place): Value {
  const entries = block.properties().flatMap(({ key, value }) => {
    const inside = writtenValue(value, place.part(key.text));
    return inside === undefined ? [] : [[key.text, inside] as const];
  });
  return objectOf(new Map(entries), place.at);
}

/** Written there, or given to the variable that stands there. */
function subscriptionIn(expressions: JsonNode, root: JsonNode): string | undefined {
  const written = expressions.get('subscription_id');
  const [only, ...others] = referencesOf(written);
  const variable = others.length === 0 ? /^var\.(?<name>[\w-]+)$/.exec(only ?? '')?.groups?.['name'] : undefined;
  const isSecret = (name: string): boolean =>
    root.get('configuration')?.get('root_module')?.get('variables')?.get(name)?.get('sensitive')?.kind === Kind.true;
  if (variable !== undefined && !isSecret(variable)) return textAt(root.get('variables')?.get(variable), 'value');
  return textAt(written, 'constant_value');
}
