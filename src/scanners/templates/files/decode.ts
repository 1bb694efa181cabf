import { isSavedPlan } from '../../terraform/plan/recognise.js';

const utf16 = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
] as const;

/**
 * The text of a file: UTF-8, or UTF-16, which PowerShell writes. A byte order mark is dropped, so offsets and columns count
 * from after it, as editors have it.
 */
export function decode(bytes: Uint8Array): { readonly text: string } | { readonly problem: string } {
  if (isSavedPlan(bytes)) return { problem: savedPlan };
  const wide = utf16.find(({ mark }) => bytes[0] === mark[0] && bytes[1] === mark[1]) ?? unmarked(bytes);
  if (wide === undefined && bytes.includes(0)) return { problem: 'it is not text: it contains a NUL byte' };
  try {
    return { text: new TextDecoder(wide?.label ?? 'utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: wide === undefined ? 'it is not valid UTF-8' : 'it is not valid UTF-16' };
  }
}

/** UTF-16 without a mark, which text of our languages begins in with letters and brackets of one byte. */
function unmarked(bytes: Uint8Array): (typeof utf16)[number] | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return utf16[0];
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? utf16[1] : undefined;
}

const savedPlan =
  'it is a saved plan of Terraform, which only Terraform can read: run `terraform show -json` on it, and scan what that prints';
