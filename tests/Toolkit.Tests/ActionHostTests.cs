using Actions.Toolkit;
using Testing;

namespace Toolkit.Tests;

public sealed class ActionHostTests : IDisposable
{
    private readonly ActionRun action = new();

    private enum Mode
    {
        Deploy,
        DryRun,
    }

    [Fact]
    public async Task Success_ends_with_zero_and_its_outputs()
    {
        Required();
        await Run(context =>
        {
            context.Outputs.Set("result", "deployed");
            return true;
        });

        action.ExitCode.ShouldBe(0);
        action.Outputs["result"].ShouldBe("deployed");
    }

    [Fact]
    public async Task Failure_ends_with_one_and_every_declared_output_written()
    {
        Required();
        await Run(_ => false);

        action.ExitCode.ShouldBe(1);
        action.Outputs["result"].ShouldBe("");
        action.Outputs["url"].ShouldBe("");
    }

    [Fact]
    public async Task All_wrong_inputs_are_reported_together()
    {
        action.Input("timeout", "soon").Input("mode", "undo").Input("dry-run", "yes");
        await Run(Read);

        action.ExitCode.ShouldBe(2);
        action.Log.ShouldContain("::error::Input 'cluster' is required and was not given: Name of the cluster. Add it under 'with:'.");
        action.Log.ShouldContain("::error::Input 'services' is required");
        action.Log.ShouldContain("::error::Input 'timeout': 'soon' is not allowed: expected a duration such as 90s");
        action.Log.ShouldContain("::error::Input 'mode': 'undo' is not allowed: expected one of deploy, dry-run.");
        action.Log.ShouldContain("::error::Input 'dry-run': 'yes' is not allowed: expected true or false.");
        action.Summary.ShouldContain("its inputs are wrong");
    }

    [Fact]
    public async Task Defaults_of_the_manifest_apply_outside_a_runner_too()
    {
        Required();
        TimeSpan timeout = default;
        await Run(context =>
        {
            timeout = context.Read(inputs => inputs.Duration("timeout", TimeSpan.Zero, TimeSpan.FromHours(6)));
            return true;
        });

        timeout.ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Defaults_of_the_manifest_apply_to_blank_values(string blank)
    {
        Required().Input("timeout", blank);
        TimeSpan timeout = default;
        await Run(context =>
        {
            timeout = context.Read(inputs => inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)));
            return true;
        });

        timeout.ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData("expected something", "expected something.")]
    [InlineData("not YAML.", "not YAML.")]
    [InlineData("is it there?", "is it there?")]
    public async Task A_problem_is_told_as_one_sentence(string problem, string told)
    {
        Required().Input("mode", "deploy");
        await Run(context => context.Read(inputs => inputs.Parsed<string>("mode", _ => throw new FormatException(problem))) is null);

        action.Log.ShouldContain($"::error::Input 'mode': 'deploy' is not allowed: {told}\n");
    }

    [Fact]
    public async Task An_undeclared_input_is_a_warning_with_the_nearest_name()
    {
        Required().Input("cluter", "x");
        await Run(_ => true);

        action.ExitCode.ShouldBe(0);
        action.Log.ShouldContain("::warning::'cluter' is not an input of this action and has no effect; did you mean 'cluster'?");
    }

    [Fact]
    public async Task A_secret_is_masked_before_anything_else_and_never_printed()
    {
        Required().Input("token", "s3cr3t-value+/");
        await Run(context =>
        {
            var token = context.Read(inputs => inputs.Secret("token"));
            context.Log.Info($"token {token.Reveal()} and {Convert.ToBase64String("s3cr3t-value+/"u8)} and {token}");
            return true;
        });

        action.Log.ShouldContain("::add-mask::s3cr3t-value+/");
        action.Log.ShouldContain("token *** and *** and ***");
    }

    [Fact]
    public async Task An_unhandled_exception_is_a_bug_with_its_stack_in_a_group()
    {
        Required();
        await Run(bool (_) => throw new InvalidOperationException("boom"));

        action.ExitCode.ShouldBe(70);
        action.Log.ShouldContain("::error::This is a bug in sample");
        action.Log.ShouldContain("::group::Stack trace");
        action.Log.ShouldContain(nameof(An_unhandled_exception_is_a_bug_with_its_stack_in_a_group));
    }

    [Fact]
    public async Task An_expected_end_is_one_error_with_its_remedy_and_no_stack()
    {
        Required();
        await Run(bool (_) => throw new WorldError("The cluster 'x' does not exist.", "Check the region."));

        action.ExitCode.ShouldBe(1);
        action.Log.ShouldContain("::error::The cluster 'x' does not exist.%0ACheck the region.");
        action.Log.ShouldNotContain("   at ");
        action.Summary.ShouldContain("❌ sample failed");
    }

    [Fact]
    public async Task A_signal_ends_the_run_as_failed_with_its_outputs()
    {
        Required();
        await Run(async context =>
        {
            context.Outputs.Set("result", "waiting");
            action.Stop();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, context.Stopping);
            return true;
        });

        action.ExitCode.ShouldBe(1);
        action.Outputs["result"].ShouldBe("waiting");
        action.Log.ShouldContain("sample was cancelled before it was finished");
    }

    [Fact]
    public async Task An_output_file_that_cannot_be_written_is_refused_before_anything_is_done()
    {
        Required();
        action.Variables["GITHUB_OUTPUT"] = Path.Combine(action.Workspace, "missing", "output");
        var ran = false;
        await Run(_ => ran = true);

        action.ExitCode.ShouldBe(2);
        ran.ShouldBeFalse();
        action.Log.ShouldContain("The outputs of this step cannot be written");
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_is_only_a_warning()
    {
        Required();
        action.Variables["GITHUB_STEP_SUMMARY"] = "/proc/none/summary";
        await action.RunAsync("sample", typeof(ActionHostTests), context =>
        {
            context.Summary.Write(new Markdown().Heading(1, "Done"));
            return Task.FromResult(ExitCode.Success);
        });

        action.ExitCode.ShouldBe(0);
        action.Log.ShouldContain("::warning::The step summary could not be written");
    }

    [Fact]
    public async Task The_command_line_is_read_like_inputs_and_wins_over_them()
    {
        using var commandLine = new ActionRun { Arguments = ["--cluster", "prod", "--services=api", "--dry-run"] };
        commandLine.Input("cluster", "dev");
        var seen = "";
        await commandLine.RunAsync("sample", typeof(ActionHostTests), context =>
        {
            seen = context.Read(inputs => $"{inputs.Text("cluster")} {inputs.Text("services")} {inputs.Flag("dry-run")}");
            return Task.FromResult(ExitCode.Success);
        });

        seen.ShouldBe("prod api True");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--cluster prod --services api --help")]
    public async Task Help_is_printed_from_the_manifest(string arguments)
    {
        using var commandLine = new ActionRun { Arguments = arguments.Split(' ') };
        await commandLine.RunAsync("sample", typeof(ActionHostTests), _ => throw new InvalidOperationException("must not run"));

        commandLine.ExitCode.ShouldBe(0);
        commandLine.Log.ShouldContain("--cluster");
        commandLine.Log.ShouldContain("Name of the cluster");
        commandLine.Log.ShouldContain("[default: 30m]");
    }

    [Fact]
    public async Task An_unknown_option_names_the_nearest_one()
    {
        using var commandLine = new ActionRun { Arguments = ["--cluser", "x"] };
        await commandLine.RunAsync("sample", typeof(ActionHostTests), _ => Task.FromResult(ExitCode.Success));

        commandLine.ExitCode.ShouldBe(2);
        commandLine.Log.ShouldContain("'--cluser' is not an option; did you mean --cluster?");
    }

    public void Dispose() => action.Dispose();

    private static bool Read(ActionContext context) => context.Read(inputs =>
    {
        inputs.Text("cluster");
        inputs.Lines("services");
        inputs.Duration("timeout", TimeSpan.Zero, TimeSpan.FromHours(6));
        inputs.Flag("dry-run");
        inputs.Choice<Mode>("mode");
        return true;
    });

    private ActionRun Required() => action.Input("cluster", "prod").Input("services", "api\nweb");

    private Task Run(Func<ActionContext, bool> run) => Run(context => Task.FromResult((ExitCode)run(context)));

    private Task Run(Func<ActionContext, Task<ExitCode>> run) => action.RunAsync("sample", typeof(ActionHostTests), run);
}
