type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Members = Readonly<Record<string, Json>>;

/** A resource of a plan, as far as it matters. */
export interface PlannedOf {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: Members;
  readonly after?: Members;
  readonly unknown?: Members;
  readonly sensitive?: Members;
  /** What the configuration says: a text beginning with `=` is a reference, all else a constant or the blocks of a type. */
  readonly written?: Members;
  readonly forEach?: Json;
}

export interface CallOf {
  readonly arguments?: Members;
  readonly forEach?: Json;
  /** References of the outputs. */
  readonly outputs?: Readonly<Record<string, string>>;
}

export interface PlanMore {
  readonly variables?: Members;
  readonly sensitiveVariables?: readonly string[];
  readonly outputs?: Readonly<Record<string, Members>>;
  readonly calls?: Readonly<Record<string, CallOf>>;
  readonly version?: string;
  /** What the block of the provider says. */
  readonly provider?: Members;
  readonly top?: Members;
}

/** A plan in the form of `terraform show -json`. */
export function planOf(resources: readonly PlannedOf[], more: PlanMore = {}): string {
  const { variables = {}, sensitiveVariables = [], calls = {}, version = '~> 4.0' } = more;
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
    planned_values: { outputs: more.outputs ?? {}, root_module: {} },
    resource_changes: resources.map(changeOf),
    configuration: {
      provider_config: {
        azurerm: {
          name: 'azurerm',
          full_name: 'registry.terraform.io/hashicorp/azurerm',
          version_constraint: version,
          ...(more.provider && { expressions: expressionsOf(more.provider) }),
        },
      },
      root_module: {
        outputs: Object.fromEntries(Object.keys(more.outputs ?? {}).map((name) => [name, { expression: {} }])),
        resources: configured(resources, ''),
        variables: Object.fromEntries(
          Object.keys(variables).map((name) => [name, sensitiveVariables.includes(name) ? { sensitive: true } : {}]),
        ),
        module_calls: Object.fromEntries(
          Object.entries(calls).map(([name, call]) => [name, callOf(name, call, resources)]),
        ),
      },
    },
    complete: true,
    errored: false,
    ...more.top,
  });
}

const callOf = (name: string, call: CallOf, resources: readonly PlannedOf[]): object => ({
  source: `./${name}`,
  expressions: expressionsOf(call.arguments ?? {}),
  ...(call.forEach !== undefined && { for_each_expression: expression(call.forEach) }),
  module: {
    outputs: Object.fromEntries(
      Object.entries(call.outputs ?? {}).map(([output, reference]) => [
        output,
        { expression: expression(`=${reference}`) },
      ]),
    ),
    resources: configured(resources, name),
    variables: Object.fromEntries(Object.keys(call.arguments ?? {}).map((argument) => [argument, {}])),
  },
});

/** `module.m["a"].data.azurerm_key_vault.main["b"]` in its parts. */
function partsOf(address: string) {
  const {
    module = '',
    call = '',
    data,
    type = '',
    name = '',
    key,
  } = /^(?<module>module\.(?<call>\w+)(?:\[[^\]]*\])?)?\.?(?<data>data\.)?(?<type>\w+)\.(?<name>\w+)(?:\[(?<key>[^\]]*)\])?$/.exec(
    address,
  )?.groups ?? {};
  return { module, call, mode: data === undefined ? 'managed' : 'data', type, name, key };
}

function changeOf({ address, actions = ['create'], before, after, unknown = {}, sensitive = {} }: PlannedOf): object {
  const { module, mode, type, name, key } = partsOf(address);
  return {
    address,
    ...(module !== '' && { module_address: module }),
    mode,
    type,
    name,
    ...(key !== undefined && { index: JSON.parse(key) as Json }),
    provider_name: 'registry.terraform.io/hashicorp/azurerm',
    change: {
      actions,
      before: before ?? null,
      after: after ?? null,
      after_unknown: unknown,
      before_sensitive: sensitive,
      after_sensitive: sensitive,
    },
  };
}

function configured(resources: readonly PlannedOf[], call: string): readonly object[] {
  const declared = new Map<string, object>();
  for (const { address, written, forEach } of resources) {
    const { call: own, mode, type, name } = partsOf(address);
    if (own !== call || written === undefined) continue;
    const plain = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    declared.set(plain, {
      address: plain,
      mode,
      type,
      name,
      expressions: expressionsOf(written),
      ...(forEach !== undefined && { for_each_expression: expression(forEach) }),
    });
  }
  return [...declared.values()];
}

const expressionsOf = (written: Members): object =>
  Object.fromEntries(Object.entries(written).map(([name, value]) => [name, expression(value)]));

/** Lists of objects are blocks. */
function expression(value: Json): object {
  if (typeof value === 'string' && value.startsWith('=')) {
    return { references: value.slice(1).split(' ').flatMap(withPrefixes) };
  }
  const isBlocks = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object');
  return isBlocks ? (value as readonly Members[]).map(expressionsOf) : { constant_value: value };
}

/** As Terraform lists them: the whole first, then what it begins with down to the resource. */
function withPrefixes(reference: string): readonly string[] {
  const all = [reference];
  const least = /^(?:data\.|module\.|each\.|var\.)/.test(reference) ? (reference.startsWith('data.') ? 3 : 2) : 2;
  const steps = reference.match(/\.?[\w-]+|\[[^\]]*\]/g) ?? [];
  for (let count = steps.length - 1; count >= 1; count--) {
    const shorter = steps.slice(0, count);
    if (shorter.filter((step) => !step.startsWith('[')).length >= least) all.push(shorter.join(''));
  }
  return all;
}
