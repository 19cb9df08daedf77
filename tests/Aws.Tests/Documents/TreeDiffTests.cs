using System.Text.Json.Nodes;

namespace Actions.Aws.Tests;

public sealed class TreeDiffTests
{
    private const string Before =
        """{"containerDefinitions":[{"name":"app","image":"x:1","environment":[{"name":"LEVEL","value":"info"},{"name":"API_KEY","value":"k-1"},{"name":"GONE","value":"g"}],"dockerLabels":{"com.x/token":"t-1"}}]}""";
    private const string After =
        """{"containerDefinitions":[{"name":"app","image":"x:2","environment":[{"name":"LEVEL","value":"a\nb"},{"name":"API_KEY","value":"k-2"}],"secrets":[{"name":"DB","valueFrom":"arn:db"}],"dockerLabels":{"com.x/token":"t-2"},"command":["serve","--db-password=p-1","--level=info"]}]}""";

    [Fact]
    public void Each_path_is_one_line_and_values_of_secrets_are_hidden() => Diff(RedactEnv.Secrets).ShouldBe([
        "+ containerDefinitions[app].command[0] = serve",
        "+ containerDefinitions[app].command[1] = --db-password=***",
        "+ containerDefinitions[app].command[2] = --level=info",
        "~ containerDefinitions[app].dockerLabels[\"com.x/token\"]: *** → ***",
        "~ containerDefinitions[app].environment[API_KEY]: *** → ***",
        "- containerDefinitions[app].environment[GONE] = g",
        "~ containerDefinitions[app].environment[LEVEL]: info → a\\nb",
        "~ containerDefinitions[app].image: x:1 → x:2",
        "+ containerDefinitions[app].secrets[DB] = arn:db",
    ]);

    [Fact]
    public void All_environment_values_can_be_hidden()
    {
        var lines = Diff(RedactEnv.All);

        lines.ShouldContain("- containerDefinitions[app].environment[GONE] = ***");
        lines.ShouldContain("~ containerDefinitions[app].environment[LEVEL]: *** → ***");
        lines.ShouldContain("~ containerDefinitions[app].image: x:1 → x:2");
    }

    [Fact]
    public void A_variable_with_members_nobody_knows_hides_its_value_too() =>
        TreeDiff.Of([], Tree("""{"environment":[{"name":"API_KEY","value":"k-1","later":"x"}]}"""), RedactEnv.Secrets)
            .ShouldNotContain(line => line.Contains("k-1"));

    [Fact]
    public void More_than_200_lines_are_counted() =>
        TreeDiff.Shortened([.. Enumerable.Range(0, 203).Select(number => $"+ {number}")]).TakeLast(2).ShouldBe(["+ 199", "and 3 more"]);

    private static IReadOnlyList<string> Diff(RedactEnv redact) => TreeDiff.Of(Tree(Before), Tree(After), redact);

    private static JsonObject Tree(string json) => JsonNode.Parse(json)!.AsObject();
}
