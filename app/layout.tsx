import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { THEME_COOKIE, themeScript, themes } from '@/app/ui/theme';
import './globals.css';

const inter = localFont({
  src: [
    { path: '../node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', weight: '400' },
    { path: '../node_modules/@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf', weight: '500' },
    { path: '../node_modules/@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf', weight: '600' },
  ],
  variable: '--font-inter',
  display: 'swap',
  preload: false,
});

export const metadata: Metadata = {
  title: { default: 'Countersign', template: '%s · Countersign' },
  description: 'Governed AI imagery: templates, locks, approvals bound to bytes.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafa' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1012' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  const theme = themes.find((name) => name === chosen) ?? 'system';
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html
      lang="en"
      className={inter.variable}
      data-theme={theme === 'system' ? undefined : theme}
      data-theme-choice={theme}
      suppressHydrationWarning
    >
      <head>
        {/* Before the first paint, so that "as the system" does not flash. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="bg-background font-sans text-foreground antialiased">{children}</body>
    </html>
  );
}
