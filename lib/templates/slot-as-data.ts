/** Every sign that is read as a quotation mark or could pass for one, single ones included; all become an apostrophe. */
const quotes =
  /[\p{Quotation_Mark}\p{Pi}\p{Pf}`´ʹʺʼˈ˝ˮ՚׳״′″‴‵‶‷⁗〃ꞌꞋ＇＂\u{1f676}\u{1f677}\u{1f678}❛❜❝❞❟❠\u1cd3]/gu;

/** What opens and closes markup, code, a chat's turns or a template; round brackets say the same to a reader. */
const opening = /[<{[＜｛［⟨〈《〈⟦❮❴❬❰]/gu;
const closing = /[>}\]＞｝］⟩〉》〉⟧❯❵❭❱]/gu;
const slashes = /[\\|＼｜¦∣∖⧵]/gu;

/**
 * Words that somebody typed, as one piece of data for a prompt: no control, bidirectional, tag or zero-width characters, one
 * line, and nothing in it that could close its quotes, open markup or pass for another speaker's turn. Doing it twice
 * changes nothing.
 */
export function slotAsData(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u2800]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .normalize('NFC')
    .replace(quotes, "'")
    .replace(opening, '(')
    .replace(closing, ')')
    .replace(slashes, '/')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\p{M}\s]+/u, '')
    .trim();
}
