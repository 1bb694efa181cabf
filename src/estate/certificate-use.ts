import type { Scan } from '../model/scan.js';
import type { CertificateFacts } from './lenses/certificate.js';
import { isKnown, segmentsOf } from './resource-id.js';
import { nameOfStore } from './store-identity.js';
import { termsIn } from './vault-mention.js';

/**
 * Tells whether a resource or an output of the run takes a certificate with its key: names the secret that it is, or the
 * certificate itself. What asks for its thumbprint, or for its public part, does not take it.
 */
export function certificateUse({ resources, outputs }: Scan): (certificate: CertificateFacts) => boolean {
  const users = [
    ...resources.filter(({ existing }) => !existing).map(({ deployment, body }) => ({ deployment, value: body })),
    ...outputs,
  ];
  const mentions = users.flatMap(({ deployment, value }) =>
    termsIn(value).map(({ text }) => ({ deployment, text: text.toLowerCase() })),
  );
  return ({ resource, within, deployment }) => {
    const id = resource.id.toLowerCase();
    const addresses = within.flatMap((vault) => addressesOf(nameOfStore(vault), segmentsOf(id).at(-1)));
    return mentions.some(
      (mention) =>
        (mention.deployment === deployment || isKnown(id)) &&
        (takes(mention.text, id) || addresses.some((address) => address.test(mention.text))),
    );
  };
}

const isPublic = /^(?:x5t|cer|cerbase64|version|attributes)\b/;

/** Of the properties of a certificate in a text, one that leads to its key. */
const takes = (text: string, id: string): boolean =>
  text
    .split(`${id}.properties.`)
    .slice(1)
    .some((property) => !isPublic.test(property));

/** `https://contoso.vault.azure.net/secrets/web`, and the like in other clouds. */
const addressesOf = (vault: string | undefined, name: string | undefined): readonly RegExp[] =>
  vault === undefined || name === undefined || !isKnown(name)
    ? []
    : [new RegExp(`//${vault}\\.vault\\.[a-z.]+(?::\\d+)?/(?:secrets|certificates)/${name}(?![\\w-])`)];
