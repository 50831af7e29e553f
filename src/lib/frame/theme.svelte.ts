export type Theme = 'system' | 'light' | 'dark';

const COOKIE = 'theme';
const YEAR_S = 365 * 24 * 60 * 60;

/** The theme this browser shows; the server reads the cookie and sends pages in it. */
class ThemeChoice {
  current = $state<Theme>('system');

  /** Reads what the server put on the page. Browser only. */
  read(): void {
    const { theme } = document.documentElement.dataset;
    this.current = theme === 'light' || theme === 'dark' ? theme : 'system';
  }

  choose(theme: Theme): void {
    this.current = theme;
    document.documentElement.dataset['theme'] = theme;
    const age = theme === 'system' ? 0 : YEAR_S;
    document.cookie = `${COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
  }
}

export const themeChoice = new ThemeChoice();
