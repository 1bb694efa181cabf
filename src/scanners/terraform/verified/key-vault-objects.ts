import type { ConfigurationFacts } from './facts.js';
import { assignment, fields, map, optional, required, roleAssignmentsOn } from './interfaces.js';

const rotation = fields(
  {},
  {
    automatic: fields({}, { time_after_creation: 'string', time_before_expiry: 'string' }),
    expire_after: 'string',
    notify_before_expiry: 'string',
  },
);

/** An item of the variable `keys`. */
export const keyVariable = fields(
  { name: 'string', key_type: 'string' },
  {
    key_opts: ['list(string)', '["sign", "verify"]'],
    key_size: 'number',
    curve: 'string',
    not_before_date: 'string',
    expiration_date: 'string',
    tags: 'map(any)',
    role_assignments: [`map(${assignment})`, '{}'],
    rotation_policy: rotation,
  },
);

/** An item of the variable `secrets`; its value is in another variable. */
export const secretVariable = fields(
  { name: 'string' },
  {
    content_type: 'string',
    tags: 'map(any)',
    not_before_date: 'string',
    expiration_date: 'string',
    role_assignments: [`map(${assignment})`, '{}'],
  },
);

const own = {
  key_vault_resource_id: required('string'),
  name: required('string'),
  not_before_date: optional('string'),
  expiration_date: optional('string'),
  role_assignments: map(assignment),
  tags: optional('map(string)'),
} as const;

const common = {
  key_vault_id: 'var.key_vault_resource_id',
  name: 'var.name',
  not_before_date: 'var.not_before_date',
  expiration_date: 'var.expiration_date',
  tags: 'var.tags',
} as const;

const idsOf = (resource: string): ConfigurationFacts['outputs'] => ({
  id: `${resource}.id`,
  versionless_id: `${resource}.versionless_id`,
  resource_id: `${resource}.resource_id`,
  resource_versionless_id: `${resource}.resource_versionless_id`,
  name: { since: { '0.11.0': `${resource}.name` } },
});

const afterCreation = 'automatic.value.time_after_creation';
const key = 'azurerm_key_vault_key.this';
const secret = 'azurerm_key_vault_secret.this';

export const keyFolder: ConfigurationFacts = {
  variables: {
    ...own,
    type: required('string'),
    opts: { type: 'list(string)', default: '[]' },
    size: optional('number'),
    curve: optional('string'),
    rotation_policy: optional(rotation),
  },
  resources: [
    {
      type: 'azurerm_key_vault_key',
      name: 'this',
      arguments: {
        ...common,
        key_type: 'var.type',
        key_opts: 'var.opts',
        key_size: 'var.size',
        curve: 'var.curve',
      },
      blocks: [
        {
          type: 'rotation_policy',
          each: 'var.rotation_policy == null ? [] : [var.rotation_policy]',
          arguments: {
            expire_after: 'rotation_policy.value.expire_after',
            notify_before_expiry: 'rotation_policy.value.notify_before_expiry',
          },
          blocks: [
            {
              type: 'automatic',
              each: 'rotation_policy.value.automatic == null ? [] : [rotation_policy.value.automatic]',
              arguments: {
                // For a while the module passes over it.
                time_after_creation: { since: { '0.5.1': afterCreation, '0.6.0': null, '0.10.1': afterCreation } },
                time_before_expiry: 'automatic.value.time_before_expiry',
              },
            },
          ],
        },
      ],
    },
    roleAssignmentsOn(`${key}.resource_versionless_id`, '0.6.0'),
  ],
  outputs: {
    ...idsOf(key),
    public_key_pem: { since: { '0.11.0': `${key}.public_key_pem` } },
    public_key_openssh: { since: { '0.11.0': `${key}.public_key_openssh` } },
    ...Object.fromEntries(['e', 'n', 'x', 'y'].map((name) => [name, { since: { '0.11.0': `${key}.${name}` } }])),
  },
};

export const secretFolder: ConfigurationFacts = {
  variables: {
    ...own,
    content_type: optional('string'),
    value: {
      since: {
        '0.5.1': { type: 'string', secure: true },
        '0.11.0': { type: 'string', default: 'null', secure: true },
      },
    },
    value_wo: { since: { '0.11.0': { type: 'string', default: 'null', secure: true } } },
    value_wo_version: { since: { '0.11.0': optional('number') } },
  },
  resources: [
    {
      type: 'azurerm_key_vault_secret',
      name: 'this',
      arguments: {
        ...common,
        content_type: 'var.content_type',
        value: 'var.value',
        value_wo: { since: { '0.11.0': 'var.value_wo' } },
      },
    },
    roleAssignmentsOn(`${secret}.resource_versionless_id`, '0.6.0'),
  ],
  outputs: idsOf(secret),
};
