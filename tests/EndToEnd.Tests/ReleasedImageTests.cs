using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Testing;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>A release as its users meet it: from the tag to the manifest, from the manifest to the digest, from the digest to a container that works.</summary>
public sealed partial class ReleasedImageTests : IDisposable
{
    private const string Action = "health-check";

    private readonly GitSandbox sandbox = new();

    [Fact]
    public async Task The_tag_leads_to_the_image_that_was_pushed_and_it_runs()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var registry = await DebianRegistry.StartAsync();
        var source = CommitSuite();
        var pushed = await PushAsync(engine, registry, source, version: "1.0.0");
        try
        {
            (await ReleaseAsync(registry)).ShouldBe((0, "v1"));
            var image = Image().Match(sandbox.Git(sandbox.Author, "show", $"v1:{Action}/action.yml")).Groups["image"].Value;
            image.ShouldStartWith($"{registry.Host}/acme/actions/{Action}@sha256:");

            await engine.RunAsync("rmi", pushed);
            await engine.RunAsync("pull", "--quiet", image);
            await using var site = await LocalSite.StartAsync(engine, _ => (200, "ok"));
            var result = await ContainerRun.OfAsync(engine, new ContainerStep { Action = Action, Image = image, Step = new Step { With = Values.Of(("urls", $"{site.Address}health")) } });
            (result.ExitCode, result.Outputs["result"]).ShouldBe((0, "healthy"), result.Log.ToString());
        }
        finally
        {
            await RemoveAsync(engine, registry);
        }
    }

    [Fact]
    public async Task An_image_that_was_built_from_something_else_gets_no_tag()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var registry = await DebianRegistry.StartAsync();
        var source = CommitSuite();
        await PushAsync(engine, registry, source, version: "0.9.0", tag: $"1.0.0-{source}");
        try
        {
            (await ReleaseAsync(registry)).ShouldBe((2, ""));
        }
        finally
        {
            await RemoveAsync(engine, registry);
        }
    }

    private string CommitSuite()
    {
        sandbox.Write($"actions/{Action}/action.yml", File.ReadAllText(Repository.File("actions", Action, "action.yml")));
        return sandbox.CommitAll();
    }

    /// <summary>Pushes the built image with the labels of a release.</summary>
    private static async Task<string> PushAsync(DockerEngine engine, DebianRegistry registry, string source, string version, string? tag = null)
    {
        var name = $"{registry.Host}/acme/actions/{Action}:{tag ?? $"{version}-{source}"}";
        var container = await engine.RunAsync("create", Images.NameOf(Action));
        await engine.RunAsync("commit", "--change", $"LABEL org.opencontainers.image.revision={source} org.opencontainers.image.version={version}", container, name);
        await engine.RunAsync("rm", container);
        await engine.RunAsync("push", "--quiet", name);
        return name;
    }

    /// <returns>The exit code, and the tag that floats.</returns>
    private async Task<(int ExitCode, string Tag)> ReleaseAsync(DebianRegistry registry)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "release-tree.dll"), "--owner", "acme", "--repo", "actions", "--version", "1.0.0",
            "--registry", $"{registry.Host}/acme/actions", "--platforms", RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux/arm64" : "linux/amd64", "--tag",
        ];
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["GITHUB_WORKSPACE"] = sandbox.Author };
        await using var tool = ChildProcess.Start(Path.Combine(ProgramRun.DotnetRoot, "dotnet"), arguments, variables, sandbox.Author, TestContext.Current.TestOutputHelper!.WriteLine);
        return ((await tool.WaitAsync()).ExitCode, sandbox.Git(sandbox.Author, "tag", "--list", "v1"));
    }

    private static async Task RemoveAsync(DockerEngine engine, DebianRegistry registry)
    {
        foreach (var id in (await engine.RunAsync("image", "ls", "--quiet", $"{registry.Host}/acme/actions/{Action}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
            await engine.RunAsync("rmi", "--force", id);
    }

    public void Dispose() => sandbox.Dispose();

    [GeneratedRegex(@"^  image: docker://(?<image>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Image();
}
