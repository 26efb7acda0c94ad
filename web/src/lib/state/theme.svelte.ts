export type ThemeChoice = 'system' | 'light' | 'dark'

const key = 'depindex-theme'

/** static/theme.js sets the first theme before the page is painted; this follows the reader from there on. */
class Theme {
  choice = $state<ThemeChoice>('system')
  dark = $state(false)

  start(): () => void {
    const kept = this.#read()
    this.choice = kept === 'dark' || kept === 'light' ? kept : 'system'
    const media = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => this.#apply(media.matches)
    media.addEventListener('change', follow)
    follow()
    return () => media.removeEventListener('change', follow)
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice
    try {
      if (choice === 'system') localStorage.removeItem(key)
      else localStorage.setItem(key, choice)
    } catch {
      // Storage is refused: the choice holds until the page is left.
    }
    this.#apply(matchMedia('(prefers-color-scheme: dark)').matches)
  }

  #read(): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }

  #apply(system: boolean): void {
    this.dark = this.choice === 'dark' || (this.choice === 'system' && system)
    document.documentElement.dataset['theme'] = this.dark ? 'dark' : 'light'
  }
}

export const theme = new Theme()
