using Actions.Git;
using DetectChanges.Answer;
using DetectChanges.Filters;
using Testing;

namespace DetectChanges.Tests;

public sealed class PathExplanationTests : IDisposable
{
    private readonly Detection detection = new();

    private static IReadOnlyList<string> Lines(string yaml, string path, Quantifier quantifier = Quantifier.Subtract, params ChangeStatus[] statuses) =>
        [.. PathExplanation.Lines(FilterFile.Parse(yaml).Filters, quantifier, path, statuses.Length == 0 ? Enum.GetValues<ChangeStatus>() : statuses)];

    [Fact]
    public void Names_what_matches_what_takes_away_and_where_nothing_matches() =>
        Lines("web:\n  - web/**\n  - '!**/*.md'\ndocs:\n  - '**/*.md'\napi: api/**\ninfra: infra/**", "web/a.md").ShouldBe(
        [
            "web: does not match: 'web/**' (line 2) matches; '!**/*.md' (line 3) takes it away",
            "docs: matches: '**/*.md' (line 5) matches",
            "no pattern matches: api, infra",
        ]);

    [Theory]
    [InlineData(Quantifier.Subtract, "a: matches: 'web/**' (line 2) matches")]
    [InlineData(Quantifier.SomeWithExcludes, "a: matches: 'web/**' (line 2) matches")]
    [InlineData(Quantifier.Some, "a: matches: 'web/**' (line 2) matches; '!docs/**' (line 3) matches")]
    [InlineData(Quantifier.Every, "a: does not match: 'web/**' (line 2) matches; '!docs/**' (line 3) matches; '**/*.ts' (line 4) does not match")]
    public void Each_quantifier_has_its_reasons(object quantifier, string line) =>
        Lines("a:\n  - web/**\n  - '!docs/**'\n  - '**/*.ts'", "web/a.md", (Quantifier)quantifier).ShouldHaveSingleItem().ShouldBe(line);

    [Fact]
    public void Only_exclusions_start_from_every_file()
    {
        Lines("a: ['!docs/**']", "web/a")[0].ShouldBe("a: matches: it has only patterns with '!', which start from every file");
        Lines("a: ['!docs/**']", "docs/a")[0].ShouldEndWith("'!docs/**' (line 1) takes it away");
        Lines("a: ['!docs/**']", "web/a", Quantifier.SomeWithExcludes).ShouldBe(["no pattern matches: a"]);
    }

    [Fact]
    public void A_status_decides_by_what_happened_or_could_happen()
    {
        const string yaml = "a: {added|deleted: web/**}";
        Lines(yaml, "web/a").ShouldBe(["a: matches only when added or deleted: 'web/**' (line 1, only when added or deleted) matches"]);
        Lines(yaml, "web/a", statuses: ChangeStatus.Added)[0].ShouldStartWith("a: matches: ");
        Lines(yaml, "web/a", statuses: ChangeStatus.Modified)[0].ShouldStartWith("a: does not match: ");
    }

    [Fact]
    public void Hundreds_of_filters_are_few_lines() =>
        Lines(string.Concat(Enumerable.Range(0, 300).Select(i => $"f{i}: '{(i % 2 == 0 ? "**" : "x")}'\n")), "web/a").Count.ShouldBe(32);

    [Theory]
    [InlineData("web/b", "Why: web/b [added]")]
    [InlineData("./web/a", "Why: web/a [not changed]")]
    public async Task The_log_explains_a_file_whether_it_changed_or_not(string path, string title)
    {
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");
        detection.Inputs["explain"] = path;
        using var run = await detection.PushAsync(detection.Root, after);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain(title);
        run.Log.ShouldContain("  web: matches: 'web/**' (line 2) matches");
        run.Log.ShouldContain("  no pattern matches: api, infra, docs");
    }

    public void Dispose() => detection.Dispose();
}
