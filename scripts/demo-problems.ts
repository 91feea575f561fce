type Settings = Record<string, string | undefined>;

/** What of the demo is left in a real installation's settings; each problem names its setting. */
export function demoProblems(settings: Settings): string[] {
  const problems: string[] = [];
  if (settings.COUNTERSIGN_MODE === 'demo')
    problems.push('COUNTERSIGN_MODE is "demo": leave it out, or set it to "production".');
  if (settings.DEMO_PASSWORD) problems.push('DEMO_PASSWORD is set: it belongs to the demo.');
  for (const [name, value] of Object.entries(settings))
    if (/^(C2PA_|DATABASE_|S3_|AUTH_)/.test(name) && value?.includes('.countersign'))
      problems.push(`${name} points into .countersign/, which belongs to the demo.`);
  if (settings.S3_ACCESS_KEY_ID === 'S3RVER') problems.push('S3_ACCESS_KEY_ID is the one of the demo store.');
  return problems;
}
