using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

public sealed class ResolveEnvironmentImageTests : IDisposable
{
    private readonly CheckedOut repository = new();

    private static ContainerStep Step(params (string, string)[] with) => new()
    {
        Action = "resolve-environment",
        Network = "none",
        ReadOnlyWorkspace = true,
        Step = new Step { With = Values.Of([.. with, ("token", "")]), Env = HostileEnvironment.Variables },
    };

    [Fact]
    public async Task A_push_to_main_leads_to_production_without_any_network()
    {
        var result = await Images.RunAsync(Step());
        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["environment"].ShouldBe("production");
        result.Outputs["should-deploy"].ShouldBe("true");
        result.Summary.ShouldContain("production");
    }

    [Fact]
    public async Task Time_zones_are_known_whatever_the_image_has()
    {
        var result = await Images.RunAsync(Step(("freeze", "[{ from: 2000-01-01, until: 2999-12-31, time-zone: Europe/Berlin }]")));
        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["result"].ShouldBe("frozen");
        result.Outputs["reason"].ShouldContain("until Wed 3000-01-01 00:00 Europe/Berlin");
    }

    [Fact]
    public async Task A_checkout_that_shows_that_the_commit_is_part_of_the_branch_is_believed()
    {
        var rules = "[{ branches: main, require-ancestry: main, environment: production }]";
        Directory.CreateDirectory(Path.Combine(repository.Folder, ".git/refs/remotes/origin"));
        await File.WriteAllTextAsync(Path.Combine(repository.Folder, ".git/refs/remotes/origin/main"), repository.After + "\n");
        var step = Step(("rules", rules));
        var result = await Images.RunAsync(step with { Workspace = repository.Folder, Step = step.Step with { Job = new Job { Sha = repository.Before } } });
        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["environment"].ShouldBe("production");
        result.Log.Text.ShouldContain("is part of main, by the checkout");
    }

    public void Dispose() => repository.Dispose();
}
