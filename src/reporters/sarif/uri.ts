/**
 * The URI of a file, relative to the root of the repository: forward slashes, percent-encoded, no `..`.
 * @param prefix Path from the root of the repository to the root of the run, '' if they are the same.
 */
export function fileUri(prefix: string, path: string): string {
  const segments: string[] = [];
  for (const segment of `${prefix}/${path}`.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.')
      segments.push(encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '�')));
  }
  return segments.join('/');
}
