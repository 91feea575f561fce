/** The usual sign of transparency, in the colours of the theme. */
export const checkerboard = {
  backgroundColor: 'var(--surface)',
  backgroundImage:
    'conic-gradient(var(--surface-tertiary) 25%, transparent 0 50%, var(--surface-tertiary) 0 75%, transparent 0)',
  backgroundSize: '20px 20px',
} as const;
