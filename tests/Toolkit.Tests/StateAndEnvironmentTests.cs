using Actions.Toolkit;
using Testing;
using Testing.Runner;

namespace Toolkit.Tests;

public sealed class StateAndEnvironmentTests : IDisposable
{
    private readonly ActionRun action = new();

    [Fact]
    public async Task State_reaches_the_post_step()
    {
        await Run(context => context.State.Save("deployment", "line one\nline two"));
        Written("GITHUB_STATE").ShouldBe(new Dictionary<string, string> { ["deployment"] = "line one\nline two" });

        action.Variables["STATE_deployment"] = "d-1";
        string? found = null;
        await Run(context => found = context.State.Find("deployment"));
        found.ShouldBe("d-1");
    }

    [Fact]
    public async Task Variables_reach_later_steps()
    {
        await Run(context => context.EnvironmentFile.Set("REGION", "eu-central-1"));

        Written("GITHUB_ENV")["REGION"].ShouldBe("eu-central-1");
    }

    [Fact]
    public async Task A_variable_that_would_keep_the_next_step_from_starting_is_refused()
    {
        await Run(context => context.EnvironmentFile.Set("FILES", new string('x', EnvironmentFile.LargestValue + 1)));

        action.ExitCode.ShouldBe(1);
        action.Log.ShouldContain("the next step could not start");
    }

    [Fact]
    public async Task Outside_a_runner_nothing_is_kept_and_nothing_fails()
    {
        action.Variables.Remove("GITHUB_STATE");
        action.Variables.Remove("GITHUB_ENV");

        await Run(context =>
        {
            context.State.Save("a", "b");
            context.EnvironmentFile.Set("A", "b");
        });

        action.ExitCode.ShouldBe(0);
    }

    public void Dispose() => action.Dispose();

    private IReadOnlyDictionary<string, string> Written(string variable) =>
        FileCommandParser.LastOfEach(FileCommandParser.Parse(File.ReadAllBytes(action.Variables[variable])));

    private Task Run(Action<ActionContext> use) => action.RunAsync("sample", typeof(StateAndEnvironmentTests), context =>
    {
        use(context);
        return Task.FromResult(ExitCode.Success);
    });
}
