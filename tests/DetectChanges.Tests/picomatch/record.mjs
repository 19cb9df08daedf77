// Writes what picomatch (the engine of dorny/paths-filter) answers for many patterns and paths.
// Run "npm ci && npm run record" after a change of this file; the tests only read answers.txt.
import picomatch from 'picomatch';

const paths = [
  'a', 'b', 'ab', 'abc', 'a.ts', 'b.ts', 'a.d.ts', 'x.tsx', '.env', '.a', '-a', '+', '*', '?', '!a', '(a)', '[a]', '{a}', '{a,b}', 'a b', 'a+b', 'a|b',
  '$x', '^x', '#x', 'a@b', 'a,b', "a'b", 'a"b', 'a\\b', 'v1', 'v2', 'v5', 'v12', 'v{1..12}', '1', '12', 'é', '😀', 'A', 'Z.TS', 'a_b', 'a-b', 'a.b.c',
  'a/b', 'a/a', 'b/a', 'a/.env', '.git/a', 'a/b/c', 'a/b/a.ts', 'a/x/b', 'a/x/y/b', 'src/a.ts', 'src/a/b.ts', 'src/.env', 'src', 'docs/a.md', 'README.md',
  'web/ui/x.tsx', 'app/(auth)/page.tsx', 'app/[id]/page.tsx', 'app/i/page.tsx', 'app/[...slug]/page.tsx', 'app/@modal/a', 'x/first-a.txt', 'x/first/a.txt',
  'a/{b}/c', 'a/(b)/c', 'a/*/c', 'a/b.ts/c', 'a..b', 'a/...', '..a/b', 'a:b', 'a;b', 'a=b', '~/a', 'a%b', 'a&b', 'aaaa', 'abab', 'node_modules/a/b.js', 'ba.ts.md',
];

const pieces = [
  'a', 'b', 'ab', 'c', 'x', 'src', 'docs', 'web', 'app', '.', '..', '/', '/', '/', '*', '*', '**', '**', '***', '?', '??', '.ts', '.md', '.tsx', '.env', '-', '_', '+', '@', '!',
  '(', ')', '|', '{', '}', ',', '[', ']', '^', '$', '#', ' ', '"', "'", '\\', ';', ':', '~', '&', '=', '%', '1', '2', 'v', '..3}', '{1..', 'é', '😀',
  '{a,b}', '{a,}', '{,a/}', '{1..3}', '{1..12}', '{a..c}', '{a}', '(a|b)', '(auth)', '@(a|b)', '?(a)', '*(a)', '+(a|b)', '!(a)', '!(a|b)', '!(*.d)', '!(a/b)', '[a-c]', '[^a]', '[!a]',
  '[id]', '[...slug]', '[[:alpha:]]', '[[:digit:]]', '[a', '\\(', '\\)', '\\[', '\\]', '\\*', '\\?', '\\{', '\\.', './', '**/', '/**', '/*', '/**/', '*.*', '.*', '*/', '\\d', '\\w', '(?:a)', '(?=a)', '(?!a)',
];

const chosen = [
  '**', '*', '***', '**/**', '**/**/**', '.*', '*.*', '*/*', '**/*', '**/*.*', '**/.*', '*.ts', '**/*.ts', '**.ts', 'src/**', 'src/**/', '/src/**', './src/**', 'src', 'src/', 'src/*',
  'x/first**', 'src/**.ts', 'a/***/b', 'a/**/b', 'a/**/**/b', '!docs/**', '!!docs/**', '!!!docs/**', '!(docs|web)/**', '[!a].ts', '[^a].ts', 'v{1..3}', 'v{1..12}', 'a{b}', 'src/{,a/}x',
  'app/(auth)/**', 'app/(auth)/page.tsx', 'app/\\(auth\\)/**', 'app/[id]/**', 'app/[...slug]/**', 'app/(.)photo/**', 'app/@modal/**', 'Src/**', '?.txt', '??', '?', 'a//b', 'a/../b', '../x',
  'src/[a/b', 'src/(a', 'src/{a', '#x', 'a b/**', 'a+b', '$x', '**/!(*.d).ts', '!(*.d).{ts,tsx}', '**/!(a).ts', '*(a|b)', '+(ab)', '@(a|b)/**', '?(a)b', '{a,b}/**', '{src,docs}/**/*.{ts,md}',
  '**/{a,b}', '**/node_modules/**', '!**/*.md', '!(**/*.md)', '**/[a-b]*', '[[:upper:]]*', '[[:alpha:][:digit:]]', '"a b"', 'a"*"', '*.{ts,tsx}', '**/*.{d.ts,md}', '!(a)', '!(a)*', '!(!(a))', 'a!(b)',
  '(a|b)', '(a|b)*', 'a*(b)c', '**/a/**', 'a/**/*.ts', '**/**/a', 'a**', '**a', 'a**b', '*a*', '.**', '..', '.', './', './a', './*', './**', '{.env,a}', '{**/a,b}', '@(**/a|b)', '{a,b/**}', '!{a,b}',
];

let seed = 20240607;
const random = n => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 4294967296 * n);
};

const patterns = new Set(chosen);
const wanted = Number(process.argv[2] ?? 2500);
while (patterns.size < wanted) {
  let pattern = '';
  for (let i = 1 + random(6); i > 0; i--) pattern += pieces[random(pieces.length)];
  // Not compared: back-references and look-behind (refused by us), four or more backslashes (picomatch does not end).
  if (/\\[1-9]|\(\?<|\\{3}/.test(pattern)) continue;
  patterns.add(pattern);
}

const line = text => JSON.stringify(text);
for (const path of paths) console.log(`path ${line(path)}`);
for (const pattern of patterns) {
  let answer;
  try {
    const matches = picomatch(pattern, { dot: true });
    // One bit for each path, as hexadecimal digits: the first path is the highest bit.
    answer = BigInt('0b' + paths.map(path => (matches(path) ? '1' : '0')).join('')).toString(16).padStart(Math.ceil(paths.length / 4), '0');
  } catch (error) {
    answer = 'throws';
  }
  console.log(`${answer} ${line(pattern)}`);
}
