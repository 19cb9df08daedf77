namespace Actions.Releases.Tests;

public sealed class ChangelogTests
{
    [Theory]
    [InlineData("feat: a", ChangelogSection.Features)]
    [InlineData("fix(x): a", ChangelogSection.Fixes)]
    [InlineData("perf: a", ChangelogSection.Performance)]
    [InlineData("revert: a", ChangelogSection.Reverts)]
    [InlineData("Revert \"feat!: a\"", ChangelogSection.Reverts)]
    [InlineData("docs: a", ChangelogSection.Documentation)]
    [InlineData("ci: a", ChangelogSection.Maintenance)]
    [InlineData("chore(deps): a", ChangelogSection.Maintenance)]
    [InlineData("chore!: a", ChangelogSection.Breaking)]
    [InlineData("wip: a", ChangelogSection.Other)]
    [InlineData("Tidy up", ChangelogSection.Other)]
    [InlineData("", ChangelogSection.Other)]
    public void Each_commit_stands_in_one_section(string message, ChangelogSection section) =>
        Changelog.Of([Some.Commit(message)]).Sections.ShouldHaveSingleItem().Key.ShouldBe(section);

    [Fact]
    public void None_is_left_out_and_merges_are_counted_apart()
    {
        var random = new Random(1);
        string[] kinds = ["feat: ", "fix!: ", "docs(x): ", "", "odd(: ", "Revert \"", "Merge "];
        var commits = Enumerable.Range(0, 2_000).Select(i => Some.Commit($"{kinds[random.Next(kinds.Length)]}{i}", isMerge: random.Next(5) == 0)).ToList();

        var changelog = Changelog.Of(commits);

        changelog.Merges.ShouldBe(commits.Count(commit => commit.IsMerge));
        changelog.Count.ShouldBe(commits.Count - changelog.Merges);
        var text = ChangelogText.Of(changelog, _ => null).ToString();
        text.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)).ShouldBe(changelog.Count);
        foreach (var commit in commits) text.Contains($"({commit.Id.Short})", StringComparison.Ordinal).ShouldBe(!commit.IsMerge);
    }

    [Fact]
    public void It_is_written_by_sections_with_what_breaks_first()
    {
        var changelog = Changelog.Of(
        [
            Some.Commit("Tidy up"),
            Some.Commit("fix(cart): count right (#12)"),
            Some.Commit("feat!: sell by weight\n\nBREAKING CHANGE: prices are for a kilogram"),
            Some.Commit("oops: <b>bold</b> @everyone"),
            Some.Commit(""),
            Some.Commit("Merge branch 'x'", isMerge: true),
            Some.Commit("Merge branch 'y'", isMerge: true),
        ]);

        var lines = ChangelogText.Of(changelog, id => $"https://github.com/acme/shop/commit/{id}").ToString().Split('\n');

        string Link(string message) => $"([{Some.Id(message).Short}](https://github.com/acme/shop/commit/{Some.Id(message)}))";
        lines.ShouldBe(
        [
            "### Breaking changes",
            "",
            $"- sell by weight {Link("feat!: sell by weight\n\nBREAKING CHANGE: prices are for a kilogram")} – prices are for a kilogram",
            "",
            "### Fixes",
            "",
            $"- **cart:** count right (#12) {Link("fix(cart): count right (#12)")}",
            "",
            "### Other",
            "",
            $"- Tidy up {Link("Tidy up")}",
            $"- oops: &lt;b&gt;bold&lt;/b&gt; @\u200deveryone {Link("oops: <b>bold</b> @everyone")}",
            $"- _no message_ {Link("")}",
            "",
            "2 merge commits are not listed.",
        ]);
    }

    [Fact]
    public void Without_commits_it_says_so() => ChangelogText.Of(Changelog.Of([]), _ => null).ToString().ShouldBe("No commits.");
}
