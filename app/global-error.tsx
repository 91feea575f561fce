'use client';

/** When even the outermost layout fails: no styles of ours can be counted on. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '4rem 1.5rem', textAlign: 'center' }}>
        <title>Countersign is not available</title>
        <h1 style={{ fontSize: '1.25rem' }}>Countersign is not available at the moment</h1>
        <p>Nothing was changed. Try again in a minute; if it stays, tell an administrator.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
