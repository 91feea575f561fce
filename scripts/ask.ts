import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** One line from the terminal. `hidden`: nothing of what is typed is shown. */
export async function ask(question: string, { hidden = false } = {}): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stdout,
    terminal: true,
  });
  lines.on('SIGINT', () => {
    process.stdout.write('\nNothing was made.\n');
    process.exit(130);
  });
  // Only now: before there was a reader, the terminal itself would have shown what is typed.
  if (hidden) process.stdout.write(question);
  try {
    return await lines.question(hidden ? '' : question);
  } finally {
    lines.close();
    if (hidden) process.stdout.write('\n');
  }
}

/** Everything that is piped in, without the end of its last line. */
export const pipedText = async (): Promise<string> => (await text(process.stdin)).replace(/\r?\n$/, '');
