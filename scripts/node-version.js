// Plain JavaScript, because it has to run on the very versions it refuses.
const wanted = [22, 20];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(
    `Architect needs Node ${wanted.join('.')} or newer, and this is ${process.version}.\n` +
      '`npm ci` brings the right one along on Linux x64: run it again without --omit=optional.\n' +
      'Elsewhere, install Node 24 from https://nodejs.org and try again.',
  );
  process.exit(1);
}
