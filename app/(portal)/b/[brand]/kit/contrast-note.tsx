import { contrast, contrastGrade } from '@/lib/brands/rules';

/** How a colour reads on white and on black, with what that is good for. */
export function ContrastNote({ hex }: { hex: string }) {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return <span className="text-xs text-muted">Contrast shows here.</span>;
  return (
    <span className="flex flex-wrap gap-x-3 text-xs text-muted">
      {(['white', 'black'] as const).map((ground) => {
        const ratio = contrast(hex.toLowerCase(), ground === 'white' ? '#ffffff' : '#000000');
        return (
          <span key={ground} className="whitespace-nowrap">
            On {ground} {ratio.toFixed(1)} : 1, {contrastGrade(ratio)}
          </span>
        );
      })}
    </span>
  );
}
