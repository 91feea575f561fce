import { describe, expect, test } from 'vitest';
import { forbiddenTermsIn } from './forbidden-terms';

const tags = (text: string) =>
  [...text].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');

describe('forbidden terms are found', () => {
  test.each([
    ['the BEST coffee', 'best'],
    ['b\u200Best', 'best'],
    ['be\u00adst', 'best'],
    [`be${tags('x')}st`, 'best'],
    ['b\u3164est', 'best'],
    ['bést', 'best'],
    ['b\u0336e\u0336s\u0336t\u0336', 'best'],
    ['ｂｅｓｔ', 'best'],
    ['𝓫𝓮𝓼𝓽', 'best'],
    ['ⓑⓔⓢⓣ', 'best'],
    ['🅱🅴🆂🆃', 'best'],
    ['🇧🇪🇸🇹', 'best'],
    ['bеst (Cyrillic e)', 'best'],
    ['ϲhеаp', 'cheap'],
    ['ᴄʜᴇᴀᴘ', 'cheap'],
    ['b3st', 'best'],
    ['be$t', 'best'],
    ['$ale', 'sale'],
    ['ch€ap', 'cheap'],
    ['m!racle', 'miracle'],
    ['fr33', 'free'],
    ['freeeee!!!', 'free'],
    ['c.h.e.a.p', 'cheap'],
    ['c h e a p', 'cheap'],
    ['a c-h-e-a-p deal', 'cheap'],
    ['c_h_e_a_p', 'cheap'],
    ['ch.eap', 'cheap'],
    ['c.h.3.a.p', 'cheap'],
    ['wow!cheap', 'cheap'],
    ['cheap/expensive', 'cheap'],
    ['100% risk-free offer', 'risk free'],
    ['riskfree', 'risk-free'],
    ['worldclass', 'world-class'],
    ['world  CLASS', 'world-class'],
    ['miracIe', 'miracle'],
    ['Größte Auswahl', 'grösste'],
    ['GROSSTE', 'größte'],
    ['ΚΑΛΎΤΕΡΟΣ', 'καλύτερος'],
    ['ЛУЧШИЙ кофе', 'лучший'],
    ['这是最好的咖啡', '最好'],
    ['世界一のコーヒー', '世界一'],
    ['กาแฟที่ดีที่สุด', 'ดีที่สุด'],
    ['सबसे अच्छा', 'सबसे'],
    ['أَفْضَل قهوة', 'أفضل'],
  ])('%s contains %s', (text, term) => {
    expect(forbiddenTermsIn(text, [term])).toEqual([term]);
  });
});

describe('nothing is found where nothing is', () => {
  test.each([
    ['bestow it', 'best'],
    ['asbestos', 'best'],
    ['', 'best'],
    ['best', ''],
    ['best', '!!!'],
    ['freedom of choice', 'free'],
    ['a carefree day', 'free'],
    ['5 or 15 cups, 1 spoon', 'is'],
    ['for $5 more', 'smore'],
    ['100 g', 'loo'],
    ['A B C of coffee', 'cheap'],
    ['cup, heap', 'cheap'],
    ['ail and wine', 'all'],
    ['good, better, bets', 'best'],
    ['the cost is fair', 'coast'],
    ['сладкий кофе', 'сладкая'],
    ['सबसा', 'सबसे'],
    ['か', 'が'],
    ['plan a day', 'plana'],
    ['bee and tree', 'be'],
  ])('%s does not contain %s as a word', (text, term) => {
    expect(forbiddenTermsIn(text, [term])).toEqual([]);
  });
});
