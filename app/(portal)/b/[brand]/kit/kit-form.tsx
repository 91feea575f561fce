'use client';

import { Button } from '@heroui/react/button';
import { useMemo, useState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { Chip } from '@/app/ui/state-chip';
import { SubmitButton } from '@/app/ui/submit-button';
import { useKeptDraft } from '@/app/ui/use-kept-draft';
import { useLeaveWarning } from '@/app/ui/use-leave-warning';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { wordingOf } from '@/lib/brands/rules';
import { updateBrandKitAction } from './actions';
import { ClaimsField } from './claims-field';
import { ForbiddenTermsField } from './forbidden-terms-field';
import { LogoPanel } from './logo-panel';
import { MarketTermsField } from './market-terms-field';
import { PaletteField } from './palette-field';
import { TryWords } from './try-words';
import { type Kit, kitOf, type TypedKit, typedOf } from './typed-kit';

type Props = { brand: { slug: string; name: string }; revision: number; start: Kit; logo: string | null };

export function KitForm({ brand, revision, start, logo }: Props) {
  const [typed, setTyped] = useState<TypedKit>(() => typedOf(start));
  const [saved, setSaved] = useState({ kit: start, text: JSON.stringify(typed), revision });
  const verb = useVerb(updateBrandKitAction, brand.slug);
  const text = useMemo(() => JSON.stringify(typed), [typed]);
  const unsaved = text !== saved.text;
  useLeaveWarning(unsaved);
  const kept = useKeptDraft<TypedKit>(`kit:2:${brand.slug}`, typed, unsaved);

  const save = async () => {
    const result = await verb.run({ revision: saved.revision, ...kitOf(typed) });
    if (!result) return undefined;
    const { palette, voice, forbiddenTerms, marketTerms, claims } = result;
    const kit = { palette, voice, forbiddenTerms, marketTerms, claims };
    const now = typedOf(kit);
    setTyped(now);
    setSaved({ kit, text: JSON.stringify(now), revision: result.revision });
    kept.drop();
    return result;
  };
  const removeLogo = async () => {
    const result = await verb.run({ revision: saved.revision, ...saved.kit, removeLogo: true });
    if (result) setSaved((before) => ({ ...before, revision: result.revision }));
  };

  return (
    <VerbForm verb={verb} label="Brand kit" onSubmit={save}>
      {kept.found && !unsaved && JSON.stringify(kept.found) !== text ? (
        <Callout tone="warning" title="This browser still has changes that were never saved.">
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" variant="secondary" onPress={() => kept.found && setTyped(kept.found)}>
              Bring them back
            </Button>
            <Button size="sm" variant="ghost" onPress={kept.drop}>
              Throw them away
            </Button>
          </div>
        </Callout>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0 space-y-4">
          <Panel
            title="Palette"
            description="Colour slots offer these by name; the colour itself goes into the prompt."
          >
            <PaletteField
              palette={typed.palette}
              onChange={(palette) => setTyped((before) => ({ ...before, palette }))}
            />
          </Panel>
          <Panel
            title="Voice"
            description="How the brand speaks. Writers and designers get it with every hand-off."
          >
            <TextInput
              name="voice"
              label="Voice"
              rows={5}
              maxLength={4000}
              value={typed.voice}
              onChange={(voice) => setTyped((before) => ({ ...before, voice }))}
            />
          </Panel>
          <Panel
            title="Forbidden claims"
            description="Phrases that no slot may say, and why. Without a market they are forbidden everywhere."
          >
            <ClaimsField
              value={typed.claims}
              onChange={(claims) => setTyped((before) => ({ ...before, claims }))}
            />
          </Panel>
        </div>
        <div className="space-y-4">
          <LogoPanel
            brand={brand}
            revision={saved.revision}
            logo={logo}
            onRevision={(next) => setSaved((before) => ({ ...before, revision: next }))}
            onRemove={removeLogo}
            removing={verb.pending}
          />
          <Panel title="Forbidden terms" description="Refused in every text slot of the brand.">
            <ForbiddenTermsField
              value={typed.terms}
              onChange={(terms) => setTyped((before) => ({ ...before, terms }))}
            />
          </Panel>
          <Panel title="Forbidden in one market" description="Beside the terms above.">
            <MarketTermsField
              value={typed.marketTerms}
              onChange={(marketTerms) => setTyped((before) => ({ ...before, marketTerms }))}
            />
          </Panel>
          <Panel title="Try it">
            <TryWords wording={wordingOf(kitOf(typed))} />
          </Panel>
        </div>
      </div>
      <div className="sticky bottom-16 z-10 flex items-center gap-3 rounded-lg border border-border bg-surface p-3 md:bottom-4">
        <SubmitButton isDisabled={!unsaved}>Save brand kit</SubmitButton>
        <Chip tone={unsaved ? 'warning' : 'neutral'} icon={unsaved ? 'pen' : 'check'}>
          {unsaved ? 'Not saved' : 'Saved'}
        </Chip>
      </div>
    </VerbForm>
  );
}
