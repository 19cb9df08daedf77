using System.Text.Json.Nodes;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

public sealed class DetectChangesImageTests : IDisposable
{
    private readonly CheckedOut repository = new();

    private ContainerStep Step(params (string, string)[] with) => new()
    {
        Action = "detect-changes",
        Workspace = repository.Folder,
        Step = new Step { With = Values.Of(with), Job = new Job { Sha = repository.After, Event = PushEvent() } },
    };

    private string PushEvent() => new JsonObject
    {
        ["ref"] = "refs/heads/main",
        ["before"] = repository.Before,
        ["after"] = repository.After,
        ["repository"] = new JsonObject { ["full_name"] = "octo/shop", ["default_branch"] = "main" },
    }.ToJsonString();

    [Fact]
    public async Task A_push_that_touches_one_part_names_that_part()
    {
        var result = await Images.RunAsync(Step(("filters", "api: services/api/**\nweb: services/web/**\n")));
        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["changes"].ShouldBe("[\"api\"]");
        result.Outputs["api"].ShouldBe("true");
        result.Outputs["web"].ShouldBe("false");
        result.Outputs["base"].ShouldBe(repository.Before);
        result.Outputs["reason"].ShouldBe("before");
        result.Summary.ShouldContain("api");
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_works_without_network_in_a_workspace_it_cannot_write()
    {
        var step = Step(("filters", "api: services/api/**"), ("token", ""));
        var result = await Images.RunAsync(step with { Network = "none", ReadOnlyWorkspace = true, Step = step.Step with { Env = HostileEnvironment.Variables } });
        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["changes"].ShouldBe("[\"api\"]");
    }

    [Fact]
    public async Task It_leaves_no_file_in_the_workspace()
    {
        var before = Files();
        (await Images.RunAsync(Step(("filters", "api: services/api/**"), ("list-files", "json")))).ExitCode.ShouldBe(0);
        Files().ShouldBe(before);
    }

    private List<string> Files() => [.. Directory.GetFiles(repository.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => repository.Dispose();
}
