import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv';

/** A reader of RFC 4180, to read back what was written. */
function read(text: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"') {
      let value = '';
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        value += text[at] as string;
        at += text[at] === '"' ? 2 : 1;
      }
      cells.push(value);
      at += 1;
    } else {
      const end = text.slice(at).search(/,|\r\n/);
      cells.push(text.slice(at, at + end));
      at += end;
    }
    if (text.startsWith('\r\n', at)) break;
    at += 1;
  }
  return cells;
}

test('quotes what needs quotes and ends with CRLF', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', 1.5, null, true])).toBe('a,"b,c","d""e","f\ng",1.5,,true\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])(
  '%j is not a formula any more',
  (value) => {
    expect(csvLine([value]).replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

test('a number may be negative', () => {
  expect(csvLine([-3])).toBe('-3\r\n');
});

test('whatever is written is read back, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (cells) => {
      const back = read(csvLine(cells));
      expect(back).toHaveLength(cells.length);
      back.forEach((value, index) => {
        expect([cells[index], `'${cells[index]}`]).toContain(value);
      });
    }),
  );
});
