import type { Resource } from '../../model/resource.js';
import type { Setting, Settled } from '../../model/setting.js';
import type { Unknown } from '../../model/value.js';
import { casesOf, combined, oneOf } from '../logic.js';
import { mapSetting } from '../map-setting.js';
import { asPresence, asWord, readSetting } from '../settings.js';

/**
 * For how long somebody holds a role.
 * - `permanent`: until somebody takes it away
 * - `temporary`: until a time that is set from the start
 * - `eligible`: not before it is activated, and then for hours
 * - `none`: what is asked for ends it
 *
 * https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-resource-roles-assign-roles
 */
export type Standing = 'permanent' | 'temporary' | 'eligible' | 'none';

/** How somebody holds a role. */
export interface Held {
  readonly standing: Setting<Standing>;
  /** Whether it surely allows something as it is: nobody has to activate it. */
  readonly isActive: boolean;
}

/** How a role is held: by an assignment, or by what is asked of privileged identity management. */
export function readHeld(resource: Resource): Held {
  const { type, at } = resource;
  if (!/ScheduleRequests$/i.test(type)) {
    return { standing: { kind: 'default', value: 'permanent', at, trail: [] }, isActive: true };
  }
  const request = requestOf(resource);
  if (/\/roleEligibilityScheduleRequests$/i.test(type)) {
    return { standing: mapSetting(request, eligibility), isActive: false };
  }
  const isActive = casesOf(request).every(({ is }) => is.kind !== 'unknown' && is.value !== 'ends');
  return { standing: combined(request, lastingOf(resource), standingOf), isActive };
}

/** Whether it gives somebody a role, in some case. */
export const isHeld = ({ standing }: Held): boolean =>
  casesOf(standing).some(({ is }) => is.kind === 'unknown' || is.value !== 'none');

/** What a request comes to: a role by its schedule, a role for as long as an activation lasts, or its end. */
type Request = 'assigns' | 'activates' | 'ends';

/** https://learn.microsoft.com/rest/api/authorization/role-assignment-schedule-requests/create#requesttype */
const requests: Readonly<Record<string, Request>> = {
  AdminAssign: 'assigns',
  AdminUpdate: 'assigns',
  AdminExtend: 'assigns',
  AdminRenew: 'assigns',
  SelfActivate: 'activates',
  SelfExtend: 'activates',
  SelfRenew: 'activates',
  AdminRemove: 'ends',
  SelfDeactivate: 'ends',
};

const requestOf = (resource: Resource): Setting<Request> =>
  mapSetting(
    readSetting(resource, 'properties.requestType', asWord(...Object.keys(requests)), {
      because: 'what is asked for is not said',
    }),
    (word) => ({ value: requests[word] ?? 'assigns' }),
  );

const eligibility = (request: Request): { readonly value: Standing } => ({
  value: request === 'ends' ? 'none' : 'eligible',
});

function standingOf(request: Settled<Request>, lasting: Settled<Standing>): Settled<Standing> {
  if (request.kind === 'unknown') return request;
  if (request.value === 'assigns') return lasting;
  return { ...request, value: request.value === 'ends' ? 'none' : 'temporary' };
}

const expiration = 'properties.scheduleInfo.expiration';

/**
 * Without a type, a duration or an end is what it takes to expire. A schedule without an end is for good:
 * https://learn.microsoft.com/graph/api/resources/governanceschedule, and so is what the provider of Terraform asks for without one:
 * https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/authorization/pim_active_role_assignment_resource.go
 */
const lastingOf = (resource: Resource): Setting<Standing> =>
  combined(
    readSetting<string>(resource, `${expiration}.type`, asWord('NoExpiration', 'AfterDuration', 'AfterDateTime'), {
      value: '',
    }),
    oneOf(hasPart(resource, 'duration'), hasPart(resource, 'endDateTime')),
    (type, ends): Settled<Standing> => {
      if (type.kind === 'unknown') return type;
      if (type.value !== '') return { ...type, value: type.value === 'NoExpiration' ? 'permanent' : 'temporary' };
      return ends.kind === 'unknown' ? ends : { ...ends, value: ends.value ? 'temporary' : 'permanent' };
    },
  );

/** What only a deployment can tell is there all the same, unless it may be null. */
const hasPart = (resource: Resource, name: string): Setting<boolean> =>
  readSetting(resource, `${expiration}.${name}`, asPresence, { value: false }, isNeverNull);

const isNeverNull = ({ type }: Unknown): true | undefined => (type === undefined ? undefined : true);
