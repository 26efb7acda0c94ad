import type { Plugin } from 'vite'

/** GraphQL that the page asks in, without the line breaks and indents that only people need. No text in it holds two blanks. */
export function trimDocuments(): Plugin {
  return {
    name: 'trim-documents',
    transform(code, id) {
      if (!/\/lib\/generated\/[\w-]+\.ts$/.test(id)) return
      return { code: code.replace(/`[^`]*`/g, (document) => document.replace(/\s+/g, ' ')), map: null }
    },
  }
}
