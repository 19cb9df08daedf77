using System.Text.RegularExpressions;

namespace ResolveEnvironment.Tests.Events;

/// <summary>Anybody who can push chooses the name of a branch.</summary>
public partial class HostileNamesTests
{
    private static readonly string[] Names =
    [
        "feature/a'b\"c", "$(curl evil)", "`id`", "a;b&&c", "${{github.token}}", "%0A::error::x", "x\u2028y", "日本語", "🚀", "-rf", "..", "a b",
        "##[add-mask]e", "a|b", "<script>", "@everyone", "a\\b", "main\u0301", new string('x', 300), "refs/heads/main", "a=b", "EOF", "*", "a<<EOF",
    ];

    public static TheoryData<string> All => [.. Names];

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_output_holds_a_character_that_acts_in_a_shell(string name)
    {
        foreach (var situation in (Situation[])[Situation.Push(name), Situation.Tag(name), Situation.AfterRun(name), Situation.PullRequest(name), Situation.Push("main") with { Actor = name }])
        {
            using var run = await situation.ResolveAsync(("rules", "[{branches: '**', tags: '**', environment: test}, {pull-request: true, environment: test}]"));
            run.ExitCode.ShouldBe(0, run.Log);
            foreach (var (output, value) in run.Outputs) Harmless().IsMatch(value).ShouldBeTrue($"{output}: {value}");
            run.Outputs["version"].Length.ShouldBeInRange(1, 128);
            run.Log.ShouldNotContain("::error");
            run.Log.ShouldNotContain("##[");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task None_of_them_leads_to_an_environment_of_the_usual_mapping(string name)
    {
        using var run = await Situation.Push(name).ResolveAsync();

        DefaultMappingTests.ShouldDeployTo(run, "");
    }

    // The parentheses and the sentence are ours.
    [GeneratedRegex(@"\A[A-Za-z0-9._/+@?:, ()*-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Harmless();
}
