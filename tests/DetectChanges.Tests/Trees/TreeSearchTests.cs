using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Filters;
using DetectChanges.Filters.Lint;
using DetectChanges.Trees;
using Testing;

namespace DetectChanges.Tests.Trees;

public sealed class TreeSearchTests : IDisposable
{
    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal) { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };
    private readonly GitSandbox sandbox = new();

    private async Task<List<string>> AnsweredAsync(string[] files, string[] patterns, bool sha256 = false)
    {
        var head = ObjectId.Parse(sandbox.Commit(files));
        using var repository = ScratchRepository.Create(new GitProgram(new ProcessRunner(TimeProvider.System), Variables), GitCheckout.Find(sandbox.Author), sha256);
        using var trees = repository.OpenTrees();
        var questions = patterns.Select(Glob.Parse).ToDictionary(glob => new NameQuestion(glob.Prefix, glob.Matches), glob => glob.Pattern);
        var answered = await new TreeSearch(trees).AnsweredAsync(head, questions.Keys, CancellationToken.None);
        repository.GitProcesses.ShouldBe(1);
        return [.. answered.Select(question => questions[question]).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Only_what_a_file_answers_is_answered()
    {
        string[] found = ["**/*.ts", "README.md", "apps/*/package.json", "apps/web*/**", "apps/web/**", "apps/web/src/a/*.ts", "w*"];
        string[] missing = ["**/*.tsx", "README", "app/**", "apps/*.json", "apps/we/**", "apps/web", "apps/web/src/*.ts", "apps/web2/**"];

        var answered = await AnsweredAsync(["README.md", "apps/web/package.json", "apps/web/src/a/b.ts", "apps/web-2/x", "with\nline"], [.. found, .. missing]);

        answered.ShouldBe(found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_tree_of_many_folders_is_searched_to_its_end_when_it_must_be()
    {
        var files = Enumerable.Range(0, 300).Select(i => $"a{i / 20}/b{i % 20}/c/file-{i}.txt").ToArray();

        (await AnsweredAsync(files, ["**/file-0.txt", "**/file-150.txt", "**/file-299.txt", "**/file-300.txt"])).ShouldBe(["**/file-0.txt", "**/file-150.txt", "**/file-299.txt"]);
    }

    /// <summary>What the search settles must be what the whole list would have settled: a finding must not depend on the way it was looked for.</summary>
    [Fact]
    public async Task It_never_answers_what_the_whole_list_would_not()
    {
        string[] files = ["src/app/a.ts", "src/app/a.md", "src/b.md", "docs/a.md", "docs/deep/er/x.py", "lib/[id]/page.tsx", "x.lock"];
        string[] patterns = ["src/**/*.md", "docs/*", "docs/deep", "lib/[id]/**", "lib/\\[id\\]/**", "*.lock", "**/er/**", "!docs/**", "src/{b,c}.md", "src/app/?.ts", "nosuch/**"];
        var tree = new FileTree(files);

        var answered = await AnsweredAsync(files, patterns);

        answered.ShouldBe(patterns.Where(pattern => tree.Paths.Any(Glob.Parse(pattern).Matches)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_settled_pattern_is_no_finding_and_the_others_still_are()
    {
        var lint = new FilterLint(FilterFile.Parse("a: [web/**, nosuch/**]\nb: ['c/**', '!**/*.md']").Filters, Quantifier.Subtract, new FileTree([]));
        lint.Settle(lint.Questions.Where(question => question.Matches("web/a") || question.Matches("c/d")).ToHashSet());

        lint.NeedsNames.ShouldBeTrue();
        lint.Findings(new FileTree([])).Select(finding => finding.Pattern).ShouldBe(["nosuch/**", "!**/*.md"]);
    }

    public void Dispose() => sandbox.Dispose();
}
