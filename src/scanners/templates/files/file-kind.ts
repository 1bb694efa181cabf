import type { Language } from '../../../model/source.js';
import { armKindOf } from '../../arm/kind.js';

/** What a file is to us, by its name and, for JSON, by the schema that it names; undefined if it is neither of them. */
export function languageOf(path: string, text: string): TemplateLanguage | undefined {
  if (isBicepParameters(path)) return 'bicepparam';
  if (isBicepFile(path)) return 'bicep';
  if (!isJson(path)) return undefined;
  const kind = armKindOf(text);
  if (kind === undefined) return undefined;
  return kind === 'parameters' ? 'armparam' : 'arm';
}

export type TemplateLanguage = Extract<Language, 'bicep' | 'bicepparam' | 'arm' | 'armparam'>;

/** Whether a file gives values to the parameters of a template. */
export const isParameters = (language: Language | undefined): boolean =>
  language === 'bicepparam' || language === 'armparam';

export const isBicepParameters = (path: string): boolean => path.toLowerCase().endsWith('.bicepparam');

export const isBicepFile = (path: string): boolean => /\.bicep(?:param)?$/i.test(path);

/** An ARM template or parameter file, or any other JSON. */
export const isJson = (path: string): boolean => /\.jsonc?$/i.test(path);
