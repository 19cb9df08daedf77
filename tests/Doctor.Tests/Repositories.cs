using Testing;

namespace Doctor.Tests;

/// <summary>Workspaces with a few files in them.</summary>
internal static class Repositories
{
    public const string Clean = """
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            permissions: { contents: read }
            steps:
              - run: make test
        """;

    /// <summary>One error in line 9.</summary>
    public const string Broken = """
        on: pull_request
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            permissions: { contents: read }
            steps:
              - run: echo "${{ github.head_ref }}"
        """;

    /// <summary>One warning in line 5.</summary>
    public static readonly string Poor = Clean.Replace("ubuntu-24.04", "ubuntu-latest", StringComparison.Ordinal);

    public static ActionRun Of(params (string Path, string Text)[] files)
    {
        var run = new ActionRun();
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(run.Workspace, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return run;
    }

    public static Task<ActionRun> DoctorAsync(this ActionRun run) => run.RunAsync("doctor", typeof(DoctorApp), DoctorApp.RunAsync);
}
