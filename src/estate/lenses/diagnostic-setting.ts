import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/source.js';
import { readLists, type Listing } from '../items.js';
import { targetOf } from '../named.js';
import type { Readable } from '../read.js';
import { asBoolean, asText, readSetting, readTerm } from '../settings.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';

/** A `Microsoft.Insights/diagnosticSettings`: an extension of what it watches. */
export interface DiagnosticSettingFacts extends Target {
  readonly resource: Resource;
  /** The vault or HSM it watches. */
  readonly of: readonly StoreIdentity[];
  /**
   * Ids of where it sends to, '' for none: a workspace, a storage account, an event hub, a partner's solution.
   * https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings#destinations
   */
  readonly destinations: Readonly<Record<Destination, Setting<string>>>;
  /** What it sends of the logs, in each of the cases that there are. */
  readonly logs: Listing<LogFacts>;
}

export type Destination = 'workspace' | 'storage' | 'eventHub' | 'serviceBus' | 'partner';

/** One entry of `logs`: a category or a group of them, '' for none, switched on or off. */
export interface LogFacts {
  readonly at: Span;
  /** `AuditEvent`. */
  readonly category: Setting<string>;
  /** `audit`, `allLogs`. */
  readonly categoryGroup: Setting<string>;
  readonly enabled: Setting<boolean>;
}

export const readDiagnosticSetting = (resource: Resource): DiagnosticSettingFacts => ({
  ...targetOf('diagnostic setting', resource),
  resource,
  of: identitiesOfId(resource.id, resource.deployment),
  destinations: destinationsOf(resource),
  logs: readLists(resource, 'properties.logs').map(({ items, ...list }) => ({ ...list, items: items.map(readLog) })),
});

function destinationsOf(resource: Resource): DiagnosticSettingFacts['destinations'] {
  const read = (name: string): Setting<string> => readTerm(resource, `properties.${name}`, { value: '' });
  return {
    workspace: read('workspaceId'),
    storage: read('storageAccountId'),
    eventHub: read('eventHubAuthorizationRuleId'),
    serviceBus: read('serviceBusRuleId'),
    partner: read('marketplacePartnerId'),
  };
}

const readLog = (log: Readable): LogFacts => ({
  at: log.at,
  category: readSetting(log, 'category', asText, { value: '' }),
  categoryGroup: readSetting(log, 'categoryGroup', asText, { value: '' }),
  enabled: readSetting(log, 'enabled', asBoolean, { because: '`enabled` is not set, which Azure asks for' }),
});
