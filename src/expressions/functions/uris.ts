import type { Json } from '../json.js';
import type { BuiltIn } from '../scope.js';
import { pure } from './define.js';
import { plain, text } from './parameter.js';
import { Problem } from './problem.js';

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string#uri */
export const uris: Readonly<Record<string, BuiltIn>> = {
  uri: pure({ gives: 'string' }, [text, text], ([base, relative]) => {
    return URL.canParse(relative, base)
      ? new URL(relative, base).href
      : new Problem(`\`${base}\` is not an absolute URI`);
  }),
  parseUri: pure({ gives: 'object' }, [text], ([uri]) => {
    if (!URL.canParse(uri)) return new Problem(`\`${uri}\` is not an absolute URI`);
    const { protocol, hostname, port, pathname, search } = new URL(uri);
    const scheme = protocol.slice(0, -1);
    const shownPort = port === '' ? (defaultPorts[scheme] ?? null) : Number(port);
    return { scheme, host: hostname, port: shownPort, path: pathname, query: search };
  }),
  buildUri: pure({ gives: 'string' }, [plain], ([components]) => {
    const { scheme, host, port, path, query } = partsOf(components);
    if (typeof scheme !== 'string' || typeof host !== 'string')
      return new Problem('`buildUri` wants a scheme and a host');
    const shownPort = typeof port === 'number' && port !== defaultPorts[scheme] ? `:${port}` : '';
    return `${scheme}://${host}${shownPort}${led(path, '/') || '/'}${led(query, '?')}`;
  }),
};

const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

const partsOf = (components: Json): Readonly<Record<string, Json | undefined>> =>
  components !== null && typeof components === 'object' && !Array.isArray(components)
    ? (components as Readonly<Record<string, Json>>)
    : {};

/** A part with the mark that separates it; nothing if there is no such part. */
function led(part: Json | undefined, mark: string): string {
  if (typeof part !== 'string' || part === '') return '';
  return part.startsWith(mark) ? part : `${mark}${part}`;
}
