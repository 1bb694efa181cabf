import type { BuiltIn } from '../scope.js';
import { armText } from '../arm-text.js';
import { pure } from './define.js';
import { guid, uniqueString } from './hash.js';
import { known, text } from './parameter.js';
import { notJson, parseJson } from './parse-json.js';
import { Problem } from './problem.js';

const toBase64 = (value: string): string => Buffer.from(value, 'utf8').toString('base64');

const base64Text = /^[A-Za-z0-9+/]*={0,2}$/;

/** Undefined if the text is not base 64. White space does not count. */
function fromBase64(value: string): string | undefined {
  return base64Text.test(value.replaceAll(/\s/g, '')) ? Buffer.from(value, 'base64').toString('utf8') : undefined;
}

const notBase64 = new Problem('the text is not base 64');

/** Encodings, hashes and URIs. */
export const encoding: Readonly<Record<string, BuiltIn>> = {
  base64: pure({ gives: 'string' }, [text], ([value]) => toBase64(value)),
  base64ToString: pure({ gives: 'string' }, [text], ([value]) => fromBase64(value) ?? notBase64),
  base64ToJson: pure({}, [text], ([value]) => {
    const decoded = fromBase64(value);
    return decoded === undefined ? notBase64 : (parseJson(decoded) ?? notJson);
  }),
  dataUri: pure({ gives: 'string' }, [known], ([value]) => {
    const mediaType = value.kind === 'scalar' && typeof value.value === 'string' ? 'text/plain' : 'application/json';
    return `data:${mediaType};charset=utf-8;base64,${toBase64(armText(value, '"') ?? '')}`;
  }),
  dataUriToString: pure({ gives: 'string' }, [text], ([value]) => fromDataUri(value)),
  guid: pure({ gives: 'string', repeats: { atLeast: 1 } }, [text], (parts) => guid(parts)),
  uniqueString: pure({ gives: 'string', repeats: { atLeast: 1 } }, [text], (parts) => uniqueString(parts)),
  uriComponent: pure({ gives: 'string' }, [text], ([value]) => encodeUri(value)),
  uriComponentToString: pure({ gives: 'string' }, [text], ([value]) => decodeUri(value)),
};

/** As .NET's `Uri.EscapeDataString` does: everything but letters, digits and `-._~`. Half characters are replaced. */
function encodeUri(value: string): string {
  return encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8')).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** As .NET's `Uri.UnescapeDataString` does: what is no valid escape stays as it is. */
function decodeUri(value: string): string {
  return value.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const decoded = Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
    return decoded.includes('\uFFFD') ? escapes : decoded;
  });
}

function fromDataUri(uri: string): string | Problem {
  const comma = uri.indexOf(',');
  if (!uri.toLowerCase().startsWith('data:') || comma < 0) return new Problem('the text is not a data URI');
  const data = uri.slice(comma + 1);
  if (!uri.slice(0, comma).toLowerCase().endsWith(';base64')) return decodeUri(data);
  return fromBase64(data) ?? notBase64;
}
