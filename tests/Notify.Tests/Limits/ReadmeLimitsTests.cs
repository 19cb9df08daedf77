using System.Globalization;
using System.Text.RegularExpressions;
using Actions.Toolkit;
using Notify.Limits;
using Testing;

namespace Notify.Tests.Limits;

/// <summary>The README shows the table that the program goes by.</summary>
public sealed partial class ReadmeLimitsTests
{
    [Fact]
    public void The_table_of_limits_is_that_of_the_program()
    {
        var file = Repository.File("actions", "notify", "README.md");
        var readme = File.ReadAllText(file);
        var filled = Place().Replace(readme, match => $"{match.Groups["open"].Value}\n{Table()}{match.Groups["close"].Value}");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "true") File.WriteAllText(file, filled);

        Place().IsMatch(readme).ShouldBeTrue();
        File.ReadAllText(file).ShouldBe(filled, "the table is stale: run this test with UPDATE_SNAPSHOTS=true");
    }

    private static string Table() => string.Concat(
        ["| sink | what | at most |\n", "| --- | --- | --- |\n", .. LimitTable.All.Select(limit => $"| `{KebabCase.Of(limit.Sink)}` | {limit.What} | {limit.Most.ToString("N0", CultureInfo.InvariantCulture)} {limit.Unit} |\n")]);

    [GeneratedRegex("(?<open><!-- limits -->).*(?<close><!-- /limits -->)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
