import { posix } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { Step, Value } from '../../model/value.js';
import { fromJson, type Json } from '../json.js';
import type { BuiltIn, CallSite } from '../scope.js';
import { maxNesting, scalar } from '../values.js';
import { structural } from './define.js';
import { selectJson } from './json-path.js';
import { nestingOf } from './nesting.js';
import { optional, text } from './parameter.js';
import { parseJson } from './parse-json.js';
import { Problem, Unworked } from './problem.js';

/** Files beside the template. https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files */
export const files: Readonly<Record<string, BuiltIn>> = {
  loadTextContent: structural({ gives: 'string' }, [text, optional(text)], ([path, encoding], site) =>
    fromFile(path, site, (bytes) => decoded(bytes, encoding)),
  ),
  loadFileAsBase64: structural({ gives: 'string' }, [text], ([path], site) =>
    fromFile(path, site, (bytes) => Buffer.from(bytes).toString('base64')),
  ),
  loadJsonContent: loadContent((content) => parseJson(content) ?? new Problem('the file is not JSON')),
  loadYamlContent: loadContent(readYaml),
  loadDirectoryFileInfo: structural(
    { gives: 'array' },
    [text, optional(text)],
    ([path, pattern], { at, evaluation }) => {
      const listed = evaluation.files.list?.(path, pattern, at.source) ?? { problem: 'directories are not read here' };
      if ('problem' in listed) return new Problem(`cannot list \`${path}\`: ${listed.problem}`);
      const infos = listed.map((file) => fileInfo(file, at.source.path));
      return fromJson(
        infos.sort((a, b) => (a.relativePath.toUpperCase() < b.relativePath.toUpperCase() ? -1 : 1)),
        at,
      );
    },
  ),
};

function loadContent(read: (content: string) => Json | Problem): BuiltIn {
  return structural({}, [text, optional(text), optional(text)], ([path, filter, encoding], site) =>
    fromFile(path, site, (bytes) => {
      const content = decoded(bytes, encoding);
      const json = content instanceof Problem ? content : read(content);
      return json instanceof Problem || filter === undefined ? json : selected(json, filter);
    }),
  );
}

function selected(json: Json, path: string): Json | Problem {
  const selection = selectJson(json, path);
  if (selection === undefined) return new Problem(`the path \`${path}\` is of a kind that is not understood`);
  return selection.found === undefined
    ? new Problem(`the path \`${path}\` leads nowhere in the file`)
    : selection.found;
}

function fromFile(path: string, site: CallSite, read: (bytes: Uint8Array) => Json | Problem): Value | Problem {
  const { at, evaluation } = site;
  const file = evaluation.files.read(path, at.source);
  if ('problem' in file) return new Problem(`cannot read \`${path}\`: ${file.problem}`);
  const json = read(file.bytes);
  if (json instanceof Problem) return json;
  if (typeof json === 'string' && json.length > evaluation.budget.maxLength) {
    return new Unworked(`\`${path}\` is longer than ${evaluation.budget.maxLength.toLocaleString('en')} characters`);
  }
  const step: Step = { kind: 'file', name: path, at };
  const value = fromJson(json, at);
  return value.kind === 'scalar' ? scalar(value.value, at, [step]) : { ...value, trail: [step] };
}

/** The encodings that the compiler knows, by their names in lower case. */
const encodings: Readonly<Record<string, string>> = {
  'us-ascii': 'latin1',
  'iso-8859-1': 'latin1',
  'utf-8': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/** The text of a file. A mark at its beginning that tells the encoding is heeded first, and is no part of the text. */
function decoded(bytes: Uint8Array, encoding = 'utf-8'): string | Problem {
  const marked = markedEncoding(bytes);
  const label = marked ?? encodings[encoding.toLowerCase()];
  if (label === undefined) return new Problem(`\`${encoding}\` is not an encoding that is understood`);
  if (label === 'latin1') return Buffer.from(bytes).toString('latin1');
  if (label !== 'utf-16be') return new TextDecoder(label).decode(bytes);
  return new TextDecoder('utf-16le').decode(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16());
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function readYaml(content: string): Json | Problem {
  if (nestingOf(content) > maxNesting) return new Unworked('the file is nested too deep');
  try {
    // By way of JSON, because aliases can make a value that contains itself: that throws here.
    return JSON.parse(JSON.stringify(parseYaml(content, { maxAliasCount: 100, logLevel: 'silent' }))) as Json;
  } catch {
    return new Problem('the file is not YAML');
  }
}

interface FileInfo {
  readonly [name: string]: string;
  readonly relativePath: string;
}

/** `file` is relative to the root of the run, as is `from`. */
function fileInfo(file: string, from: string): FileInfo {
  return {
    relativePath: posix.relative(posix.dirname(from), file),
    baseName: posix.basename(file),
    extension: posix.extname(file),
  };
}
