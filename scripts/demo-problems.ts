import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Settings = Record<string, string | undefined>;

const SECRETS = ['superPassword', 'ownerPassword', 'appPassword', 'authSecret', 'demoPassword'];
const read = (file: string | undefined) =>
  file && existsSync(file) ? readFileSync(file, 'utf8') : undefined;

/** What was generated for the demo in this directory; nothing when there never was one. */
function generated(directory: string): string[] {
  const state = JSON.parse(read(join(directory, 'state.json')) ?? '{}') as Record<string, unknown>;
  return SECRETS.map((name) => state[name]).filter((value): value is string => typeof value === 'string');
}

/** What of the demo is left in a real installation's settings; each problem names its setting, never its value. */
export function demoProblems(settings: Settings, directory: string): string[] {
  const problems: string[] = [];
  if (settings.COUNTERSIGN_MODE === 'demo')
    problems.push('COUNTERSIGN_MODE is "demo": leave it out, or set it to "production".');
  if (settings.DEMO_PASSWORD) problems.push('DEMO_PASSWORD is set: it belongs to the demo.');
  const secrets = generated(directory);
  for (const [name, value] of Object.entries(settings)) {
    if (!value || !/^(C2PA_|DATABASE_|S3_|AUTH_)/.test(name)) continue;
    if (value.includes('.countersign'))
      problems.push(`${name} points into .countersign/, which belongs to the demo.`);
    if (secrets.some((secret) => value.includes(secret) || value.includes(encodeURIComponent(secret))))
      problems.push(`${name} holds a secret that was generated for the demo.`);
  }
  const demoKey = read(join(directory, 'certs', 'key.pem'))?.trim();
  if (demoKey && read(settings.C2PA_KEY_FILE)?.includes(demoKey))
    problems.push("C2PA_KEY_FILE is the demo's signing key.");
  if (settings.S3_ACCESS_KEY_ID === 'S3RVER') problems.push('S3_ACCESS_KEY_ID is the one of the demo store.');
  return problems;
}
