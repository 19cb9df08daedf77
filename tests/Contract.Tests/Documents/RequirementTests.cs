using System.Globalization;
using System.Text.RegularExpressions;
using Testing;

namespace Contract.Tests.Documents;

/// <summary>What docs/requirements.md says to work has a file that does it and a test that shows it.</summary>
public sealed partial class RequirementTests
{
    private static readonly IReadOnlyList<Requirement> All = Requirement.ReadAll();
    private static readonly Lazy<ILookup<string, string>> Classes = new(() => TestFiles()
        .SelectMany(file => ClassName().Matches(file.Text).Select(match => (Name: $"{file.Project}.{match.Groups["name"].Value}", file.Text)))
        .ToLookup(one => one.Name, one => one.Text, StringComparer.Ordinal));

    [Theory]
    [InlineData('W', 148)]
    [InlineData('D', 103)]
    [InlineData('P', 79)]
    [InlineData('G', 63)]
    [InlineData('O', 86)]
    public void Every_requirement_of_a_system_has_one_row(char system, int count) =>
        All.Where(row => row.Id[0] == system).Select(row => int.Parse(row.Id[2..], CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, count));

    [Fact]
    public void Its_states_are_words_that_are_explained() =>
        All.Where(row => row.State is not ("works" or "partly" or "not yet" or "out of scope")).Select(row => $"{row.Id}: '{row.State}'").ShouldBeEmpty();

    [Fact]
    public void What_works_names_what_does_it_and_what_shows_it() =>
        All.Where(row => row.State is "works" or "partly" && (row.Where.Count == 0 || row.Tests.Count == 0)).Select(row => row.Id).ShouldBeEmpty();

    [Fact]
    public void What_does_not_work_says_what_it_waits_for() =>
        All.Where(row => row.State is "not yet" or "out of scope" && row.Reason.Length == 0).Select(row => row.Id).ShouldBeEmpty();

    [Fact]
    public void The_files_it_names_exist_and_hold_what_it_says_of_them()
    {
        All.SelectMany(row => row.Where.Where(path => !Path.Exists(Repository.File(path.Split('/')))).Select(path => $"{row.Id}: there is no {path}")).ShouldBeEmpty();
        All.SelectMany(row => row.Words.Where(one => !File.ReadAllText(Repository.File(one.Path.Split('/'))).Contains(one.Text, StringComparison.Ordinal))
            .Select(one => $"{row.Id}: {one.Path} does not hold '{one.Text}'")).ShouldBeEmpty();
    }

    [Fact]
    public void The_tests_it_names_exist() =>
        All.SelectMany(row => row.Tests.Where(test => !Exists(test)).Select(test => $"{row.Id}: there is no test {test}")).ShouldBeEmpty();

    [Fact]
    public void Its_totals_are_those_of_its_rows()
    {
        var text = File.ReadAllText(Repository.File("docs", "requirements.md"));
        foreach (var group in All.GroupBy(row => row.State))
            text.ShouldContain($"| {group.Key} | {group.Count()} |");
        All.Count(row => row.State == "works").ShouldBeGreaterThanOrEqualTo(300);
    }

    private static bool Exists(string test)
    {
        var parts = test.Split('.');
        if (parts.Length is not (3 or 4)) return false;
        var texts = Classes.Value[string.Join('.', parts[..3])].ToList();
        return texts.Count > 0 && (parts.Length == 3 || texts.Exists(text => text.Contains($" {parts[3]}(", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Project, string Text)> TestFiles() =>
        from folder in Directory.EnumerateDirectories(Repository.File("tests"), "*.Tests")
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        select (Path.GetFileName(folder), File.ReadAllText(file));

    [GeneratedRegex(@"\bclass (?<name>\w+Tests)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClassName();
}
