import type { Mapped } from './map-setting.js';
import { isKnown, partsAround } from './resource-id.js';
import { matches } from './roles/action.js';

/**
 * Whom a federated credential lets in by the subject of a token: what somebody named, such as one branch or one
 * environment, or more than that, which anybody who can push or open a pull request can be.
 */
export type Admission = 'what is named' | 'pull requests' | 'any branch' | 'any environment' | 'any repository';

const named: Mapped<Admission> = { value: 'what is named' };

/**
 * What a subject of GitHub Actions or GitLab admits; those of others name one thing. `isPattern` says whether `*` stands
 * for any text: it does in an expression, and in the subject of a credential it stands for itself.
 * https://docs.github.com/actions/reference/security/oidc#example-subject-claims and
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
export function admittedBy(subject: string, isPattern: boolean): Mapped<Admission> {
  const [kind = '', name = '', ...rest] = partsAround(subject.trim().toLowerCase(), ':');
  if (!isKnown(kind)) return { because: 'the subject is only known at deployment' };
  if (kind === 'repository_owner' && rest.length === 0) return { value: 'any repository' };
  if (!['repo', 'repository', 'project_path'].includes(kind)) return named;
  const tail = rest.join(':');
  if (tail === 'pull_request') return { value: 'pull requests' };
  if (isPattern) return admittedByPattern(name, tail);
  return isKnown(rest[0] ?? '')
    ? named
    : { because: 'what follows the repository in the subject is only known at deployment' };
}

function admittedByPattern(repository: string, tail: string): Mapped<Admission> {
  if (tail.includes('*') && matches(tail, 'pull_request')) return { value: 'pull requests' };
  if (repository.includes('*')) return { value: tail === '' ? 'pull requests' : 'any repository' };
  if (/^(?:ref_type:branch:)?ref:(?:refs\/(?:heads\/)?)?\*+$/.test(tail)) return { value: 'any branch' };
  // A workflow that names an environment that is not there creates it, without rules.
  return /^environment:\*+$/.test(tail) ? { value: 'any environment' } : named;
}

/** What an expression admits, as far as it speaks of the subject alone. */
export function admittedByExpression(expression: string): Mapped<Admission> {
  const claims = [...expression.matchAll(/claims\s*\[\s*'(?<claim>[^']*)'\s*\]/gi)].map(
    ({ groups }) => groups?.['claim'],
  );
  const subject = /claims\s*\[\s*'sub'\s*\]\s+(?<operator>eq|matches)\s+'(?<pattern>[^']*)'/i.exec(expression)?.groups;
  if (subject === undefined) return { because: 'the expression says nothing of the subject that can be read' };
  const admitted = admittedBy(subject['pattern'] ?? '', subject['operator']?.toLowerCase() === 'matches');
  const isWide = 'value' in admitted && admitted.value !== 'what is named';
  if (isWide && claims.some((claim) => claim !== 'sub'))
    return { because: 'another claim in the expression narrows it' };
  return admitted;
}
