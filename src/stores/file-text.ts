import { messageOf } from '@/stores/message-of'

/** Bigger files are refused: text, editor and parsed data together would fill a browser tab. */
const maxFileBytes = 64_000_000

type FileText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string }

/** Reads a file that the user chose, or says in words why it cannot be used. */
export async function readFileText(file: File): Promise<FileText> {
  if (file.size > maxFileBytes) {
    const problem = `“${file.name}” has ${megabytes(file.size)}; files of up to ${megabytes(maxFileBytes)} can be opened. The data in use stays as it is.`
    return { ok: false, problem }
  }
  try {
    return { ok: true, text: await file.text() }
  } catch (error) {
    const cause = messageOf(error)
    return { ok: false, problem: `“${file.name}” could not be read: ${cause}.` }
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
