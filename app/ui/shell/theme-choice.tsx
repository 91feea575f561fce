'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { chooseTheme, type Theme, themes } from '../theme';

const looks = {
  light: { icon: Sun, label: 'Light' },
  dark: { icon: Moon, label: 'Dark' },
  system: { icon: Monitor, label: 'System' },
} as const;

/** Light, dark, or as the system has it; takes effect at once. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  return (
    <fieldset className="px-2 py-1.5">
      <legend className="mb-1.5 text-xs text-muted">Theme</legend>
      <div className="grid grid-cols-3 gap-1 rounded-md bg-default p-1">
        {themes.map((name) => {
          const Icon = looks[name].icon;
          return (
            <label
              key={name}
              className="flex min-h-8 cursor-pointer items-center justify-center gap-1.5 rounded-sm text-xs text-muted has-checked:bg-surface has-checked:font-medium has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="theme"
                value={name}
                checked={theme === name}
                onChange={() => {
                  setTheme(name);
                  chooseTheme(name);
                }}
                className="sr-only"
              />
              <Icon aria-hidden="true" className="size-3.5" />
              {looks[name].label}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
