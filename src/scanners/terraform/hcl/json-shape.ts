/** What Terraform expects of an object in JSON, where only a schema tells blocks from attributes. */
export interface Shape {
  /** Block types, with the number of their labels. Whatever is not among them is an attribute. */
  readonly blocks?: Readonly<Record<string, { readonly labels: number; readonly shape: Shape }>>;
  /** Attributes whose strings are expressions without `${}`: names of things, and types. */
  readonly bare?: readonly string[];
  /** Attributes whose strings are no templates. */
  readonly plain?: readonly string[] | 'all';
}

const anything: Shape = {};

const block = (labels: number, shape: Shape = anything): { readonly labels: number; readonly shape: Shape } => ({
  labels,
  shape,
});

const conditions = { precondition: block(0), postcondition: block(0) };

const content: { readonly blocks: Record<string, { readonly labels: number; readonly shape: Shape }> } = {
  blocks: {},
};
content.blocks['dynamic'] = block(1, { blocks: { content: block(0, content) }, bare: ['iterator'] });

const resource: Shape = {
  blocks: {
    ...content.blocks,
    lifecycle: block(0, { blocks: conditions, bare: ['ignore_changes', 'replace_triggered_by'] }),
    provisioner: block(1),
    connection: block(0),
  },
  bare: ['provider', 'depends_on'],
};

const move: Shape = { bare: ['from', 'to', 'provider'] };

/** A file of configuration: https://developer.hashicorp.com/terraform/language/syntax/json#block-type-specific-exceptions */
export const configuration: Shape = {
  blocks: {
    terraform: block(0, {
      blocks: { required_providers: block(0, { plain: 'all' }), backend: block(1), cloud: block(0) },
      plain: 'all',
    }),
    provider: block(1, { blocks: content.blocks }),
    variable: block(1, { blocks: { validation: block(0) }, bare: ['type'], plain: ['default', 'description'] }),
    locals: block(0),
    output: block(1, { blocks: conditions, bare: ['depends_on'] }),
    module: block(1, { bare: ['providers', 'depends_on'], plain: ['source', 'version'] }),
    resource: block(2, resource),
    data: block(2, resource),
    ephemeral: block(2, resource),
    check: block(1, { blocks: { data: block(2, resource), assert: block(0) } }),
    moved: block(0, move),
    removed: block(0, { ...move, blocks: { lifecycle: block(0) } }),
    import: block(0, move),
  },
};

/** A file of values, in which nothing is evaluated. */
export const values: Shape = { plain: 'all' };
