import type { Control, Framework } from '../model/framework.js';

/** The page of the chapter that a control is in. */
const page = (chapter: string): string => `https://learn.microsoft.com/security/benchmark/azure/mcsb-${chapter}`;

const network = page('network-security');
const identity = page('identity-management');
const privilege = page('privileged-access');
const data = page('data-protection');
const logging = page('logging-threat-detection');
const devOps = page('devops-security');

/**
 * The controls that templates can show something of. Version 2, a preview, keeps the ids of version 1.
 * https://learn.microsoft.com/security/benchmark/azure/overview
 */
export const mcsb = {
  name: 'Microsoft cloud security benchmark',
  publisher: 'Microsoft',
  url: 'https://learn.microsoft.com/security/benchmark/azure/overview',
  versions: ['2', '1'],
  controls: {
    'NS-2': { title: 'Cloud services are closed to the public network', url: network },
    'IM-1': { title: 'One directory identifies and authenticates everybody', url: identity },
    'IM-3': { title: 'Applications have managed identities', url: identity },
    'IM-8': { title: 'Credentials and secrets are nowhere in the open', url: identity },
    'PA-1': { title: 'Highly privileged users are few, and their duties apart', url: privilege },
    'PA-2': { title: 'Nobody holds privileges that stand for ever', url: privilege },
    'PA-7': { title: 'Everybody may do what their job needs and no more', url: privilege },
    'DP-5': { title: 'Data at rest is encrypted with keys of the customer where that is required', url: data },
    'DP-6': { title: 'Keys are created, rotated and retired by a secure process', url: data },
    'DP-7': { title: 'Certificates are issued, renewed and retired by a secure process', url: data },
    'DP-8': { title: 'The store of keys and certificates is hardened', url: data },
    'LT-1': { title: 'Threats are detected', url: logging },
    'LT-3': { title: 'What an investigation needs is logged', url: logging },
    'LT-6': { title: 'Logs are kept long enough', url: logging },
    'DS-3': { title: 'What builds and deploys is secured', url: devOps },
  } as const satisfies Readonly<Record<string, Control>>,
} satisfies Framework;
