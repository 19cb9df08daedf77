namespace Testing.Globs;

/// <summary>Patterns people write, patterns that surprise, and paths that tell their readings apart.</summary>
public static class ChosenPatterns
{
    private static readonly char[] Blanks = [' ', '\n', '\r'];

    public static IReadOnlyList<string> Patterns { get; } =
    [
        .. """
        ** * *** .* *.* */* **/* **/*.* **/.* *.ts **/*.ts **.ts **.d.ts **.d_ts **.* src src/ src/* src/** src/**/ /src/** ./src/** ././src ./* ./** src/**/* src/**/*.ts
        src/**.ts x/first* x/first** a/***/b a/**/b a/**/**/b a/**/a/**/b **/a/** **/a **/a/b a/** a/**/** */** */*/** a*/** *a/** **/*/** ?/** [ab]/** {a,b}/** @(a|b)/**
        (a)/** !(b)/** **a **a** a** **/**a a/b** a/*b a/b* *a* a*b a**b ? ?? ??? ?.txt ??.txt a? ?b *? ?* **? .? a/? **/?
        !docs/** !!docs/** !!!docs/** !src !./src/** ./!src/** !*.md !**/*.md !{a,b} !(a) !!(a) !!!(a) !(docs|web)/** !(a)* !(a)b a!(b) a!(b)a *!(a) !(a|b) !(a/b) !(**/a) !(a/**)
        !(*.d).ts !(*.d|*.test).ts !(*.d).{ts,tsx} !(*.d).* **/!(*.d).ts src/!(*.d).ts !(*.d)*.ts !(*.md) **/!(*.md) !(**/*.md) !(!(a)) !(@(a|b)) **/!(a) !(a)/b a/!(b) !(a)/** !(a)!(b)
        @(a|b) @(a|b)/* @(a|b)* *@(a|b) ?(a) ?(a)b a?(b) *(a) *(a|b) *(ab) +(a) +(a|b) +(ab) +(a/)b *(a/)b @(src|docs)/** **/@(a|b) **@(a) @(**/a|b) @(a|@(b|ab)) @(a*|b) +(a)? @(a)? (a)?
        @(a)+ (a)+ [ab]+ {a,b}+ (a|b) (a|b)/** (a|b)* (auth) a(b) (a)b a/(b) (**) (*) ((a)|b) (a)** (a)**/b (?:a|b) (?!a)* (?=a)*
        {a,b} {a,b}/b {a,} a{,b} {,a/}b src/{,a/}x {src,docs}/** **/{a,b} {**/a,b} {a,b/**} {a/b,b} {a,{b,ab}} {a,b}{a,b} {a} a{b} a{b}* {} a{}b {,} {*.ts,*.md} *.{ts,tsx} **/*.{ts,md} **{a,b} a/**{b,c}
        {.env,a} src/*.{d.ts,ts} {a,b {a/b {1..3} v{1..3} v{1..12} v{3..1} {a..c} {c..a} v{01..03} {{1..2},a} {1..3}{a,b} v{1..3}/** a,b} a}
        [ab] [a-c] [c-a] [^a] [!a] [!a].ts [^a].ts [^a-b]* [ab]* *[ab] [ab][ab] []a] [^]a] [a]] [-a] [a-] [.]env [id] app/[id]/** app/[...slug]/** app/[[...slug]]/** [a/b] a[/]b a[^x]b [ a[ [] [a a[]b
        [[:alpha:]] [[:alpha:]]* [[:digit:]] v[[:digit:]] [[:alpha:][:digit:]] [^[:alpha:]] [[:upper:]]* [[:punct:]] [[:word:]] [[:xdigit:]]
        app/(auth)/** app/(auth)/page.tsx app/\(auth\)/** app/(.)photo/** app/@modal/** app/\[id\]/** app/\[...slug\]/** \* \? \a a\*b \{a,b\} a\{b\} \[ab\] \!a \!(a) a\/b \d v\d \w \w* \W \s *\d a\
        Src/** café/** #x a+b a+b/** $x $x/** ^x a@b a&b a;b a:b a=b a%b a'b ~/a a-b a_b a.b a.b/** .env .a/** a//b a/../b ../x a/./b .. ./ ! !! + @ - , a/ /a **/ */ a/*/ .git/** **/.git/** **/node_modules/** .github/workflows/*.yml
        **/package.json apps/*/src/** **/*.test.* **/__tests__/** docs/**/*.md *.md api/**/Dockerfile* **/Dockerfile* src/**/!(*.test).ts {package,tsconfig}*.json a/*/b */b/* */*/* **/b/**/a
        """.Split(Blanks, StringSplitOptions.RemoveEmptyEntries),
        "a b", "a b/**", "\"a b\"", "\"a\"/*", "'a'", "a\\ b",
    ];

    public static IReadOnlyList<string> Paths { get; } =
    [
        .. """
        a b c x ab ba aa aaa aab abab abc cab src docs web .env .a -a + @ - , ! !a !! (a) (b) [a] [ab] [id] [a-c] [!a] [^a] []a] {a} {b} {a,b} {a,b a{b} a{b}c a{}b a} a,b} [a a[ a] a[]b * ? \ \* a\b a*b a\*b
        a.ts b.ts x.ts a.d.ts x.tsx x.d.ts x.d.a.ts x.d.tsx .ts d.ts a.test.ts a.txt ab.txt 😀.txt 😀 é README.md a.md b.md a.b a.b.c a..b .a.b v1 v2 v3 v5 v12 v01 1 2 3 12 1a 3b A Z Az _ a_b a-b a+b a|b a@b a,b a'b 'a' a&b a;b a:b a=b a%b
        $x ^x #x $x/c a+b/c a.b/c .a/b ~/a a/a a/b a/ab a/abc a/c b/a b/b b/c c/b ab/a ab/b ba/b a/.env a/.b a/b/a a/b/b a/b/c a/c/b a/x/b a/x/y/b a/x/b/y b/a/b x/a x/b x/y/a x/y/b x/y/a.ts x/b/y/a a/(b) a/b.ts a/a/b a/b/a/b
        src/a src/x src/a/x src/.env src/a.ts src/b.d.ts src/a/b.ts src/a/b.test.ts src/a/b.md src/[a/b src/(a src/{a docs/a.md docs/a/b.md web/x.ts web/ui/x.tsx srcx/a
        app/(auth)/page.tsx app/auth/page.tsx app/[id]/page.tsx app/i/page.tsx app/[...slug]/page.tsx app/(.)photo/a app/@modal/a x/first-a.txt x/first/a.txt x/first .git/a .git a/.git/b
        node_modules/a/b.js a/node_modules/b.js .github/workflows/ci.yml package.json apps/ui/package.json apps/ui/src/a.ts a/__tests__/b.js api/Dockerfile api/x/Dockerfile.dev tsconfig.base.json café/a café/b
        """.Split(Blanks, StringSplitOptions.RemoveEmptyEntries),
        "a b", "a b/c", " ", "cafe\u0301/a",
    ];
}
