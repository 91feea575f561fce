import { Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { Panel } from '@/app/ui/panel';
import type { FirstStep } from '@/lib/home/first-steps';

/** The way from an empty brand to the first approved picture: what is done, and who does the next. */
export function FirstSteps({ brand, steps }: { brand: { slug: string; name: string }; steps: FirstStep[] }) {
  const done = steps.filter((step) => step.done).length;
  return (
    <Panel
      title={`First steps for ${brand.name}`}
      description={`${done} of ${steps.length} done. They end with the first picture that everybody has signed.`}
    >
      <ol className="flex flex-col">
        {steps.map((step) => (
          <li key={step.title} className="flex gap-3 border-t border-separator py-2 first:border-0">
            {step.done ? (
              <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success-text" />
            ) : (
              <Circle aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
            )}
            <div className="min-w-0 flex-1 text-dense">
              <p className="font-medium">
                {step.done && <span className="sr-only">Done: </span>}
                {!step.done && step.path ? (
                  <Link
                    href={`/b/${brand.slug}${step.path}`}
                    className="text-accent-text underline decoration-accent-text/40 underline-offset-2 hover:decoration-accent-text"
                  >
                    {step.title}
                  </Link>
                ) : (
                  step.title
                )}
              </p>
              <p className="text-muted">
                {step.text}
                {!step.done && !step.path && ` By a ${step.who.toLowerCase()}.`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
