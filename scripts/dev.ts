export {};

// The demo with Next's development server: the same data, pages rebuilt as you type.
process.argv.push('--dev');
await import('./demo');
