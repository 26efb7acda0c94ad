// SvelteKit asks for this file; nothing of it is extended.
declare global {
  namespace App {}
}

export {}
