using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testing;

namespace Contract.Tests.Documents;

/// <summary>What the examples and templates expect a repository to have is written down, and no more than that.</summary>
public sealed partial class SettingsTests
{
    private static readonly string Page = File.ReadAllText(Repository.File("templates", "README.md"));

    public static TheoryData<string> Systems => [.. Directory.GetDirectories(Repository.File("examples")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Systems))]
    public void The_row_of_a_system_names_the_variables_and_secrets_its_workflows_read(string system)
    {
        var text = string.Concat(Directory.EnumerateFiles(Repository.File("examples", system), "*.yml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Select(File.ReadAllText));
        var row = Page.Split('\n').Single(line => line.StartsWith($"| [{system}](", StringComparison.Ordinal)).Split('|');

        Names(row[3]).Except(["AWS_ROLE_ARN"]).ShouldBe(Read(text, "vars"), ignoreOrder: true);
        Names(row[4]).ShouldBe(Read(text, "secrets"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("main.json", "branch")]
    [InlineData("tags.json", "tag")]
    public void A_ruleset_can_be_imported(string file, string target)
    {
        var ruleset = JsonNode.Parse(File.ReadAllText(Repository.File("templates", "rulesets", file)))!;

        ((string?)ruleset["target"]).ShouldBe(target);
        ((string?)ruleset["enforcement"]).ShouldBe("active");
        ruleset["rules"]!.AsArray().Count.ShouldBeGreaterThan(0);
        ruleset["bypass_actors"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void The_default_branch_asks_for_the_gate_a_review_and_a_straight_history()
    {
        var rules = JsonNode.Parse(File.ReadAllText(Repository.File("templates", "rulesets", "main.json")))!["rules"]!.AsArray();
        var types = rules.Select(rule => (string)rule!["type"]!).ToList();

        types.ShouldContain("required_linear_history");
        ((int)rules.Single(rule => (string)rule!["type"]! == "pull_request")!["parameters"]!["required_approving_review_count"]!).ShouldBeGreaterThanOrEqualTo(1);
        rules.Single(rule => (string)rule!["type"]! == "required_status_checks")!["parameters"]!["required_status_checks"]!.AsArray()
            .Select(check => (string)check!["context"]!).ShouldBe(["pr / gate"]);
    }

    [Fact]
    public void Updates_come_weekly_in_groups_and_some_days_old()
    {
        var text = File.ReadAllText(Repository.File("templates", "dependabot.yml"));

        Regex.Count(text, @"interval: weekly").ShouldBe(Regex.Count(text, @"package-ecosystem:"));
        Regex.Count(text, @"cooldown:").ShouldBe(Regex.Count(text, @"package-ecosystem:"));
        Regex.Count(text, @"groups:").ShouldBe(Regex.Count(text, @"package-ecosystem:"));
    }

    private static IEnumerable<string> Names(string cell) => Name().Matches(cell).Select(match => match.Groups["name"].Value).Distinct();

    private static IEnumerable<string> Read(string text, string context) => Regex.Matches(text, $@"\b{context}\.(?<name>[A-Z_]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value).Distinct();

    [GeneratedRegex("`(?<name>[A-Z_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
