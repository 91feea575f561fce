/** The key in small letters, or null when it is meant for something else: typing, a shortcut, an open dialog. */
export function plainKey(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return null;
  const target = event.target as HTMLElement | null;
  if (target?.closest('input, textarea, select, [contenteditable], dialog[open], [role="dialog"]'))
    return null;
  if (document.querySelector('dialog[open]')) return null;
  return event.key.toLowerCase();
}
