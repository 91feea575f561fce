import { Facts, Panel } from '@/app/ui/panel';
import { referenceLine, slotLine } from '@/lib/templates/diff-rules';
import { type Operation, operations, type Part, type TemplateSpec } from '@/lib/templates/schemas';

const names: Record<Operation, string> = {
  generate: 'Generate',
  vary: 'Vary',
  refine: 'Refine',
  localise: 'Localise',
};

/** The parts of one prompt in order; the same part can stand there twice. */
function PromptText({ parts, spec }: { parts: Part[]; spec: TemplateSpec }) {
  return (
    <p className="text-[15px] leading-8">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a frozen list
        <span key={index}>
          {part.kind === 'locked' ? (
            <span className="rounded-sm bg-lock text-lock-foreground box-decoration-clone px-1 py-0.5">
              {part.text}
            </span>
          ) : (
            <span className="rounded-md border border-border px-1.5 py-0.5 text-dense font-medium text-accent-text">
              {spec.slots.find((slot) => slot.key === part.slot)?.label ?? part.slot}
            </span>
          )}{' '}
        </span>
      ))}
    </p>
  );
}

/** A published version, to read. */
export function VersionView({ spec }: { spec: TemplateSpec }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <Panel title="Prompts" description="Shaded words are locked; the others are slots.">
        {operations.map((operation) => (
          <section key={operation}>
            <h3 className="text-dense font-semibold">{names[operation]}</h3>
            <PromptText parts={spec.operations[operation]} spec={spec} />
          </section>
        ))}
        <section>
          <h3 className="text-dense font-semibold">Locked negative prompt</h3>
          <p className="text-dense">{spec.negative || 'None.'}</p>
        </section>
      </Panel>
      <div className="space-y-4">
        <Panel title="Slots">
          <ul className="space-y-2 text-dense">
            {spec.slots.map((slot) => (
              <li key={slot.key}>{slotLine(slot)}</li>
            ))}
          </ul>
        </Panel>
        <Panel title="Policies">
          <Facts
            items={[
              {
                name: 'References',
                value: spec.references.map(referenceLine).join('; ') || 'None',
              },
              { name: 'Seeds', value: `A campaign locks at least ${spec.seeds.count}` },
              { name: 'Tiers', value: spec.tiers.join(', ') },
              { name: 'Sizes', value: spec.sizes.join(', ') },
            ]}
          />
        </Panel>
      </div>
    </div>
  );
}
