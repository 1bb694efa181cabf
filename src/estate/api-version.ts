/** The date of an API version such as `2024-04-01-preview`; undefined for text that is none. */
export const dateOfVersion = (apiVersion: string | undefined): string | undefined =>
  /^(?<date>\d{4}-\d{2}-\d{2})(?:-[a-z]+)?$/i.exec(apiVersion ?? '')?.groups?.['date'];

/** The first of all: https://learn.microsoft.com/azure/key-vault/general/whats-new */
const first = '2015-06-01';

/** In seconds since 1970, when a template with an API version cannot have been deployed yet. */
export const beforeVersion = (apiVersion: string | undefined): number =>
  Date.parse(`${dateOfVersion(apiVersion) ?? first}T00:00:00Z`) / 1000;
