/** Services that run pipelines, by the issuer of the tokens that they give to jobs. */
const services: readonly (readonly [RegExp, string])[] = [
  // https://docs.github.com/actions/concepts/security/openid-connect
  [/^https:\/\/token\.actions\.githubusercontent\.com(?:\/|$)/, 'GitHub Actions'],
  [/\/_services\/token\/?$/, 'GitHub Actions'],
  // https://learn.microsoft.com/azure/devops/pipelines/release/configure-workload-identity
  [/^https:\/\/vstoken\.dev\.azure\.com(?:\/|$)/, 'Azure DevOps'],
  // https://docs.gitlab.com/ci/secrets/id_token_authentication/
  [/^https:\/\/gitlab\./, 'GitLab'],
  // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials
  [/^https:\/\/app\.terraform\.io(?:\/|$)/, 'HCP Terraform'],
  [/^https:\/\/api\.bitbucket\.org\//, 'Bitbucket Pipelines'],
  [/^https:\/\/oidc\.circleci\.com\//, 'CircleCI'],
  [/^https:\/\/agent\.buildkite\.com(?:\/|$)/, 'Buildkite'],
  [/^https:\/\/[\w-]+\.app\.spacelift\.io(?:\/|$)/, 'Spacelift'],
  [/^https:\/\/api\.pulumi\.com\/oidc(?:\/|$)/, 'Pulumi'],
];

/** The service whose jobs sign in with tokens of an issuer; undefined for all others, such as a cluster. */
export function pipelineService(issuer: string): string | undefined {
  const folded = issuer.trim().toLowerCase();
  return services.find(([pattern]) => pattern.test(folded))?.[1];
}

/**
 * Microsoft Entra issues tokens for service connections of Azure DevOps too: their subjects name one.
 * https://learn.microsoft.com/azure/devops/pipelines/release/configure-workload-identity
 */
export const isServiceConnection = (subject: string): boolean =>
  /^sc:\/\//i.test(subject) || /^\/eid1\/.*\/sc\//i.test(subject);
