using Testing.Runner;

namespace Contract.Tests.Harness;

public sealed class RunnerEnvironmentTests : IDisposable
{
    private readonly HostFolders host = new();

    private static readonly Manifest Sample = Manifest.Parse("""
        name: sample
        description: A sample
        inputs:
          api-key: {description: k, required: true}
          wait for: {description: w, default: 30s}
          token: {description: t, default: "${{ github.token }}"}
        outputs:
          id: {description: i}
        runs:
          using: docker
          image: docker://ghcr.io/org/actions/sample:main
          entrypoint: /app/sample
          post-entrypoint: /app/clean
          args: [a, ""]
          env: {OURS: default}
        """);

    private Dictionary<string, string> Variables(Step step) =>
        RunnerEnvironment.Of(Sample, step, RunnerPaths.InContainer, new CommandFiles(host.Paths.FileCommands));

    [Fact]
    public void Inputs_keep_hyphens_and_lose_blanks_and_defaults_are_evaluated()
    {
        var variables = Variables(new Step { With = Of(("api-key", "k"), ("extra", "x")), Job = new Job { Token = "ghs_1" } });
        variables["INPUT_API-KEY"].ShouldBe("k");
        variables["INPUT_WAIT_FOR"].ShouldBe("30s");
        variables["INPUT_TOKEN"].ShouldBe("ghs_1");
        variables["INPUT_EXTRA"].ShouldBe("x");
        variables.ShouldNotContainKey("GITHUB_TOKEN");
    }

    [Fact]
    public void A_required_input_that_is_not_given_is_empty_and_nobody_objects() =>
        Variables(new Step())["INPUT_API-KEY"].ShouldBe("");

    [Fact]
    public void The_env_of_the_step_wins_over_ours_but_not_over_the_runners()
    {
        var variables = Variables(new Step { Env = Of(("OURS", "theirs"), ("HOME", "/x"), ("GITHUB_SHA", "x"), ("CI", "false"), ("TZ", "UTC")) });
        variables["OURS"].ShouldBe("theirs");
        variables["HOME"].ShouldBe("/github/home");
        variables["GITHUB_SHA"].ShouldNotBe("x");
        variables["CI"].ShouldBe("false");
        variables["TZ"].ShouldBe("UTC");
    }

    [Fact]
    public void State_of_the_main_run_reaches_the_post_run() =>
        Variables(new Step { State = Of(("id", "7")) })["STATE_id"].ShouldBe("7");

    [Fact]
    public void Command_files_are_named_as_the_container_sees_them() =>
        Variables(new Step())["GITHUB_OUTPUT"].ShouldStartWith("/github/file_commands/set_output_");

    [Fact]
    public void The_manifest_is_read_whole()
    {
        Sample.Inputs.Select(input => (input.Name, input.Required, input.Default))
            .ShouldBe([("api-key", true, null), ("wait for", false, "30s"), ("token", false, "${{ github.token }}")]);
        Sample.Args.ShouldBe(["a", ""]);
        Sample.PostEntrypoint.ShouldBe("/app/clean");
        RunnerEnvironment.Undeclared(Sample, new Step { With = Of(("api-key", ""), ("apikey", "")) }).ShouldBe(["apikey"]);
    }

    private static Dictionary<string, string> Of(params (string Name, string Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    public void Dispose() => host.Dispose();
}
