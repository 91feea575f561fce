export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export const THEME_COOKIE = 'countersign-theme';

/** Sets the theme of a page whose reader follows the system, and follows it when it changes. A constant: no input. */
export const themeScript = `(()=>{const r=document.documentElement,m=matchMedia('(prefers-color-scheme: dark)');
const f=()=>{if(r.dataset.themeChoice==='system')r.dataset.theme=m.matches?'dark':'light'};f();m.addEventListener('change',f)})()`;

/** Applies a choice at once and remembers it for a year. In the browser only. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  root.dataset.themeChoice = theme;
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax`;
}
