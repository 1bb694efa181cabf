import type { Location, Result } from '@microsoft/sarif';
import type { Acceptance, Finding } from '../../model/finding.js';
import type { Descriptors } from './descriptors.js';
import { lineHash } from './fingerprints.js';
import { location } from './locations.js';
import { linkedPlaces, messageText } from './message.js';
import { sarifLevel } from './severity.js';

/** One result. An unknown is `open`: it has been looked at and could not be decided. */
export function resultOf(finding: Finding, descriptors: Descriptors, prefix: string): Result {
  const hash = lineHash(finding.at);
  const related = linkedPlaces(finding).map(({ at, label }, i): Location => ({
    id: i + 1,
    ...location(at, prefix),
    message: { text: label },
  }));
  return {
    ...descriptors.of(finding),
    ...(finding.verdict === 'unknown' ? { kind: 'open', level: 'none' } : { level: sarifLevel[finding.severity] }),
    message: { text: messageText(finding) },
    locations: [{ ...location(finding.at, prefix), logicalLocations: logicalLocations(finding) }],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'vaultlint/v1': finding.fingerprint,
    },
    ...(finding.accepted === undefined ? {} : { suppressions: [suppression(finding.accepted)] }),
    properties: { environments: finding.environments, property: finding.property },
  };
}

const mostLogicalLocations = 20;

/** Each once: what one deployment has several times under one name is one place here. */
function logicalLocations({ instances }: Finding): { name: string; fullyQualifiedName: string; kind: string }[] {
  const names = new Map(instances.map(({ address, deployment }) => [`${deployment.name}/${address}`, address]));
  return [...names]
    .slice(0, mostLogicalLocations)
    .map(([fullyQualifiedName, name]) => ({ name, fullyQualifiedName, kind: 'resource' }));
}

const suppression = ({ by, reason, until }: Acceptance): Record<string, unknown> => ({
  kind: by === 'comment' ? 'inSource' : 'external',
  status: 'accepted',
  justification: reason,
  properties: { by, ...(until === undefined ? {} : { until }) },
});
