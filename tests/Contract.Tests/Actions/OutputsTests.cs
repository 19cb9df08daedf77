using Testing.Runner;

namespace Contract.Tests.Actions;

public class OutputsTests
{
    public static TheoryData<string> Actions => EveryAction.Names;

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_run_without_inputs_still_writes_every_declared_output_and_no_other(string action)
    {
        var manifest = Manifest.Of(action);
        var result = await ProgramRun.OfAsync(action, new Step(), stop: TestContext.Current.CancellationToken);
        result.FileErrors.ShouldBeEmpty();
        result.Outputs.Keys.ShouldBe(manifest.Outputs.Select(output => output.Name), ignoreOrder: true);
        if (!manifest.Inputs.Any(input => input.Required)) return;
        result.ExitCode.ShouldBe(2, result.Log.ToString());
        result.Log.Errors.ShouldNotBeEmpty();
        result.Summary.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task An_input_that_is_not_declared_is_warned_about_with_the_nearest_name(string action)
    {
        var declared = Manifest.Of(action).Inputs[0].Name;
        var step = new Step { With = new Dictionary<string, string>(StringComparer.Ordinal) { [declared + "x"] = "1" } };
        var result = await ProgramRun.OfAsync(action, step, stop: TestContext.Current.CancellationToken);
        result.Log.Warnings.ShouldContain(warning => warning.Contains($"'{declared}x'") && warning.Contains($"'{declared}'"));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task The_credentials_of_the_job_are_shown_nowhere(string action)
    {
        var step = new Step { Debug = true, Job = new Job { IdToken = (new Uri("http://127.0.0.1:9/token?x=1"), "id-request-token-5d1f") } };
        var result = await ProgramRun.OfAsync(action, step, stop: TestContext.Current.CancellationToken);
        result.PlacesOf(RunnerEnvironment.RuntimeToken).ShouldBeEmpty();
        result.PlacesOf("id-request-token-5d1f").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Help_tells_every_input(string action)
    {
        var lines = new List<string>();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_ROOT"] = ProgramRun.DotnetRoot };
        await using var program = ChildProcess.Start(ActionProgram.Find(action), ["--help"], variables, null, line => { lock (lines) lines.Add(line); });
        (await program.WaitAsync(TestContext.Current.CancellationToken)).ExitCode.ShouldBe(0);
        var help = string.Join('\n', lines);
        foreach (var input in Manifest.Of(action).Inputs) help.ShouldContain($"--{input.Name}");
    }
}
