import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDemoCertificates } from '@/lib/credentials/demo-certificates';
import type { Services } from './services';

/** Where everything that only a demo has lives. `npm start` refuses to run with any of it. */
export const demoDirectory = (): string => resolve(process.env.COUNTERSIGN_DIR ?? '.countersign');

/** Certificates of the demo: made once, readable by this user only, on no trust list. */
async function certificates(directory: string): Promise<Record<string, string>> {
  const folder = join(directory, 'certs');
  const files = {
    chain: join(folder, 'chain.pem'),
    key: join(folder, 'key.pem'),
    root: join(folder, 'root.pem'),
  };
  if (!existsSync(files.key)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const made = await makeDemoCertificates();
    await writeFile(files.chain, `${made.leafPem.trim()}\n${made.intermediatePem.trim()}\n`, { mode: 0o600 });
    await writeFile(files.root, made.rootPem, { mode: 0o600 });
    await writeFile(files.key, made.leafKeyPem, { mode: 0o600 });
  }
  return { C2PA_CERT_CHAIN_FILE: files.chain, C2PA_KEY_FILE: files.key, C2PA_TRUST_ANCHORS_FILE: files.root };
}

/** All settings of the demo's processes. */
export async function demoSettings(
  services: Pick<Services, 'state' | 'settings'>,
  port: number,
  directory = demoDirectory(),
): Promise<Record<string, string>> {
  return {
    ...services.settings,
    ...(await certificates(directory)),
    COUNTERSIGN_MODE: 'demo',
    DEMO_PASSWORD: services.state.demoPassword,
    AUTH_URL: `http://localhost:${port}`,
    AUTH_TRUST_HOST: 'true',
    PORT: String(port),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
}
