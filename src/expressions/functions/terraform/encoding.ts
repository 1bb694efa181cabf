import { gunzipSync } from 'node:zlib';
import type { Json } from '../../json.js';
import type { BuiltIn } from '../../scope.js';
import { asSensitive, isSensitive, maxNesting, scalar } from '../../values.js';
import { atDeployment } from '../at-deployment.js';
import { pure, structural } from '../define.js';
import { nestingOf } from '../nesting.js';
import { known } from '../parameter.js';
import { Problem, Unworked } from '../problem.js';
import { tooLong } from '../strings.js';
import { giving } from './collected.js';
import { readCsv } from './csv.js';
import { decodedText, encodedText } from './encodings.js';
import { jsonText } from './json-text.js';
import { text } from './parameter.js';
import { readYaml, yamlText } from './yaml.js';

/** https://developer.hashicorp.com/terraform/language/functions#encoding-functions */
export const encoding: Readonly<Record<string, BuiltIn>> = {
  base64encode: pure({ gives: 'string' }, [text], ([value]) => Buffer.from(value, 'utf8').toString('base64')),
  base64decode: pure({ gives: 'string' }, [text], ([value]) => utf8(fromBase64(value))),
  base64gzip: atDeployment({ type: 'string', because: 'depends on how a version of Terraform compresses' }),
  base64gunzip: pure({ gives: 'string' }, [text], ([value], { evaluation }) =>
    utf8(unzipped(fromBase64(value), evaluation.budget.maxLength)),
  ),
  textencodebase64: pure({ gives: 'string' }, [text, text], ([value, name]) => {
    const bytes = encodedText(value, name);
    return bytes instanceof Problem ? bytes : bytes.toString('base64');
  }),
  textdecodebase64: pure({ gives: 'string' }, [text, text], ([value, name]) => {
    const bytes = fromBase64(value);
    return bytes instanceof Problem ? bytes : decodedText(bytes, name);
  }),
  urlencode: pure({ gives: 'string' }, [text], ([value]) => encodedUrl(value)),
  urldecode: pure({ gives: 'string' }, [text], ([value]) => decodedUrl(value)),
  jsondecode: pure({}, [text], ([value]) => fromJsonText(value)),
  jsonencode: writing(jsonText),
  yamldecode: pure({}, [text], ([value]) => readYaml(value)),
  yamlencode: writing(yamlText),
  csvdecode: giving(
    'list',
    pure({ gives: 'array' }, [text], ([value], { evaluation }) => readCsv(value, evaluation.budget.maxItems)),
  ),
};

function writing(write: (value: Parameters<typeof jsonText>[0]) => string | Problem): BuiltIn {
  return structural({ gives: 'string' }, [known], ([value], { at, evaluation }) => {
    const written = write(value);
    if (written instanceof Problem) return written;
    if (written.length > evaluation.budget.maxLength) return new Unworked(tooLong(evaluation.budget.maxLength));
    const result = scalar(written, at);
    return isSensitive(value) ? asSensitive(result) : result;
  });
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function fromBase64(value: string): Buffer | Problem {
  const text = value.replaceAll(/[\r\n]/g, '');
  return base64.test(text) ? Buffer.from(text, 'base64') : new Problem('the text is not base 64');
}

export function utf8(bytes: Buffer | Problem): string | Problem {
  if (bytes instanceof Problem) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new Problem('the bytes are not UTF-8');
  }
}

function unzipped(bytes: Buffer | Problem, most: number): Buffer | Problem {
  if (bytes instanceof Problem) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const isTooLong = error instanceof RangeError;
    return isTooLong ? new Unworked(tooLong(most)) : new Problem('the bytes are not compressed with gzip');
  }
}

/** Everything but letters, digits and `-._~` is escaped; a space is a plus. */
const encodedUrl = (value: string): string =>
  encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'))
    .replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

function decodedUrl(value: string): string | Problem {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return new Problem('the text has an escape that is none');
  }
}

/** JSON as its standard has it, without comments. */
function fromJsonText(value: string): Json | Problem {
  if (nestingOf(value) > maxNesting) return new Unworked('the text is nested too deep');
  try {
    return JSON.parse(value) as Json;
  } catch {
    return new Problem('the text is not JSON');
  }
}
