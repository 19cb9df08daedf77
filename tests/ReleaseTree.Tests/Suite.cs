using Testing;

namespace ReleaseTree.Tests;

/// <summary>A small repository with two actions that have images, one without, and workflows, beside a registry.</summary>
internal sealed class Suite : IAsyncDisposable
{
    public const string Deploy = ".github/workflows/deploy.yml";

    public static readonly string[] Platforms = ["linux/amd64", "linux/arm64"];
    private static readonly string[] ActionsWithImage = ["ecs-deploy", "notify"];

    private readonly GitSandbox sandbox = new();

    public Suite(bool lockedRegistry = false)
    {
        Registry = new ImageRegistry(lockedRegistry);
        foreach (var action in ActionsWithImage) Write($"actions/{action}/action.yml", Manifest(action));
        Write("actions/setup/action.yml", "name: setup\ndescription: d\nruns:\n  using: composite\n  steps:\n    - run: echo\n      shell: bash\n");
        Write("actions/notify/Program.cs", "// image: docker://ghcr.io/org/actions/notify:main\n");
        Write(Deploy, DeployText);
        Write("README.md", "uses: org/actions/ecs-deploy@v1\n");
        Source = Commit();
    }

    public ImageRegistry Registry { get; }

    /// <summary>The checkout.</summary>
    public string Folder => sandbox.Author;

    /// <summary>The last commit.</summary>
    public string Source { get; private set; }

    public static string DeployText =>
        """
        name: deploy # uses: org/actions/ecs-deploy@v1
        on:
          workflow_call: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
              - uses: org/actions/ecs-deploy@v1
                with: { note: "uses: org/actions/notify@v1" }
              - uses:   "org/actions/notify@v1"   # tells
              - { name: again, uses: org/actions/notify@v1, if: always() }
              - run: |
                  echo uses: org/actions/notify@v1

        """;

    public static string Manifest(string action) =>
        $"name: {action}\ndescription: 'image: docker://ghcr.io/org/actions/{action}:main'\nruns:\n  using: docker\n  image: docker://ghcr.io/org/actions/{action}:main # of main\n  entrypoint: /app/{action}\n";

    public void Write(string path, string content) => sandbox.Write(path, content);

    public string Commit() => Source = sandbox.CommitAll();

    public string Git(params string[] arguments) => GitIn(Folder, arguments);

    public string GitIn(string folder, params string[] arguments) => sandbox.Git(folder, arguments);

    /// <summary>Another checkout of the same commits.</summary>
    /// <returns>Its folder, which goes with the suite.</returns>
    public string Clone(string name)
    {
        var folder = Path.Combine(sandbox.Root, name);
        Git("clone", "-q", Folder, folder);
        return folder;
    }

    /// <summary>A file as it is in a commit, without the line breaks at its end.</summary>
    public string Show(string commit, string path) => Git("cat-file", "blob", $"{commit}:{path}");

    /// <summary>Pushes the images of the last commit.</summary>
    public void Build(string version)
    {
        foreach (var action in ActionsWithImage) Registry.Push(action, Source, version, Platforms);
    }

    /// <summary>Builds and releases the last commit.</summary>
    public async Task<ReleaseRun> ReleaseAsync(string version, params string[] options)
    {
        Build(version);
        return await ReleaseRun.OfAsync(this, version, options);
    }

    /// <summary>Commits something new, builds it and releases it with its tags.</summary>
    public async Task<ReleaseRun> ReleaseNewAsync(string version)
    {
        Write("actions/notify/Program.cs", $"// {version}\n");
        Commit();
        return await ReleaseAsync(version, "--tag");
    }

    /// <summary>The commit of a tag.</summary>
    public string Tag(string name) => Git("rev-parse", $"{name}^{{commit}}");

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        sandbox.Dispose();
    }
}
