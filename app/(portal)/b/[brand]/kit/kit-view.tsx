import { Facts, Panel } from '@/app/ui/panel';
import { ContrastNote } from './contrast-note';
import { LogoPicture } from './logo-picture';
import type { Kit } from './typed-kit';

type Props = {
  brandName: string;
  kit: Kit;
  logo: string | null;
};

/** The kit, to read. */
export function KitView({ brandName, kit, logo }: Props) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <Panel title="Palette">
        {kit.palette.length === 0 ? (
          <p className="text-dense text-muted">No colours yet. A brand owner adds them.</p>
        ) : null}
        <ul className="grid gap-3 sm:grid-cols-2">
          {kit.palette.map((colour) => (
            <li key={colour.hex} className="flex items-center gap-3">
              <span
                aria-hidden
                className="size-11 shrink-0 rounded-md border border-border"
                style={{ backgroundColor: colour.hex }}
              />
              <span className="min-w-0 text-dense">
                <span className="block font-medium">
                  {colour.name} <code className="font-mono text-xs text-muted">{colour.hex}</code>
                </span>
                <ContrastNote hex={colour.hex} />
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <div className="space-y-4">
        <Panel title="Logo">
          {logo ? (
            <LogoPicture src={logo} brandName={brandName} />
          ) : (
            <p className="text-dense text-muted">No logo yet.</p>
          )}
        </Panel>
        <Panel title="Voice">
          <p className="text-dense whitespace-pre-wrap">{kit.voice || 'Nothing written yet.'}</p>
        </Panel>
        <Panel title="Forbidden terms">
          <p className="text-dense">{kit.forbiddenTerms.join(', ') || 'None.'}</p>
          {kit.marketTerms.length > 0 ? (
            <Facts
              items={kit.marketTerms.map(({ market, terms }) => ({
                name: `In ${market}`,
                value: terms.join(', '),
              }))}
            />
          ) : null}
        </Panel>
        <Panel title="Forbidden claims">
          {kit.claims.length === 0 ? <p className="text-dense">None.</p> : null}
          <ul className="space-y-2 text-dense">
            {kit.claims.map((claim) => (
              <li key={`${claim.market} ${claim.phrase}`}>
                <span className="font-medium">{claim.phrase}</span>, {claim.market ?? 'everywhere'}
                {claim.note ? <span className="block text-muted">{claim.note}</span> : null}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}
