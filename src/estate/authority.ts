import type { CertificateFacts } from './lenses/certificate.js';
import type { CertificateIssuerFacts } from './lenses/certificate-issuer.js';
import { mapSetting } from './map-setting.js';
import type { Certificate } from './target.js';

/** Who issues a certificate. */
export interface Authority {
  /** As the policy calls it: `Self`, `Unknown`, or the name of an issuer of the vault. */
  readonly name: string;
  /** The authorities that an issuer of that name may stand for, `DigiCert` say; none if the files do not tell. */
  readonly providers: readonly string[];
}

/** Certificates with the authorities that the issuers of their vaults stand for. */
export const withAuthorities = (
  certificates: readonly CertificateFacts[],
  issuersOf: (...vaults: CertificateFacts['within']) => readonly CertificateIssuerFacts[],
): readonly Certificate[] =>
  certificates.map((certificate) => ({
    ...certificate,
    authority: mapSetting(certificate.issuer, (name) => ({
      value: { name, providers: providersOf(name, issuersOf(...certificate.within)) },
    })),
  }));

/** All that it may be when that depends; nothing if one of the possibilities is not known. */
function providersOf(name: string, issuers: readonly CertificateIssuerFacts[]): readonly string[] {
  const settled = issuers
    .filter((issuer) => issuer.name?.toLowerCase() === name.toLowerCase())
    .flatMap(({ provider }) => (provider.kind === 'depends' ? provider.cases.map(({ is }) => is) : [provider]));
  const known = settled.flatMap((provider) => (provider.kind === 'unknown' ? [] : [provider.value]));
  return known.length === settled.length ? [...new Set(known)] : [];
}
