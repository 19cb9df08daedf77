using Actions.Toolkit;
using Testing;

namespace ReleaseTree.Tests;

/// <summary>One run of the tool, in this process.</summary>
internal sealed record ReleaseRun(int ExitCode, string Log, IReadOnlyDictionary<string, string> Outputs, string Summary)
{
    /// <summary>The commit of the actions.</summary>
    public string Actions => Outputs["action-commit"];

    /// <summary>The commit of the release.</summary>
    public string Release => Outputs["release-commit"];

    public string Result => Outputs["result"];

    public static async Task<ReleaseRun> OfAsync(Suite suite, string version, params string[] options) =>
        await OfAsync(suite.Folder, [.. Arguments(suite, version), .. options]);

    public static string[] Arguments(Suite suite, string version) => ["--owner", "acme", "--repo", "actions", "--version", version, "--registry", suite.Registry.Place];

    public static async Task<ReleaseRun> OfAsync(string folder, string[] arguments, params (string Name, string Value)[] variables)
    {
        using var run = new ActionRun { Arguments = arguments };
        run.Variables["GITHUB_WORKSPACE"] = folder;
        foreach (var (name, value) in variables) run.Variables[name] = value;
        await run.RunAsync("release-tree", typeof(Release), ReleaseTreeApp.RunAsync);
        return new ReleaseRun(run.ExitCode, run.Log, run.Outputs, run.Summary);
    }

    public ReleaseRun ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Log);
        return this;
    }

    public void ShouldBeRefused(params string[] because)
    {
        ExitCode.ShouldBe(2, Log);
        foreach (var reason in because) Log.ShouldContain(reason);
    }
}
