using System.Text.Json.Nodes;
using Testing.Runner;

namespace Demo;

/// <summary>The consumer's monorepo: a real git repository with a bare remote, made commit by commit as the story goes on.</summary>
internal sealed class ShopRepository
{
    private const string NoCommit = "0000000000000000000000000000000000000000";
    private readonly string remote;
    private string head = NoCommit;
    private int pushes;

    private ShopRepository(string folder, string remote)
    {
        Folder = folder;
        this.remote = remote;
    }

    /// <summary>The checked-out work tree: the workspace of every job.</summary>
    public string Folder { get; }

    /// <summary>The bare repository that is pushed to.</summary>
    public string Remote => remote;

    public string Head => head;

    public string ShortHead => head[..7];

    public static async Task<ShopRepository> CreateAsync(string folder)
    {
        var repository = new ShopRepository(Path.Combine(folder, "shop"), Path.Combine(folder, "shop.git"));
        await Shell.RunAsync(folder, "git", "init", "-q", "--bare", "-b", "main", repository.remote);
        await Shell.RunAsync(folder, "git", "init", "-q", "-b", "main", repository.Folder);
        await repository.GitAsync("config", "user.name", "shop");
        await repository.GitAsync("config", "user.email", "shop@example.com");
        await repository.GitAsync("remote", "add", "origin", repository.remote);
        return repository;
    }

    /// <summary>Lays files over the work tree, commits and pushes them.</summary>
    /// <returns>The job that GitHub would start for the push.</returns>
    public async Task<Job> PushAsync(string files, string message)
    {
        Copy(files, Folder);
        await GitAsync("add", "--all");
        await GitAsync("commit", "-q", "-m", message);
        await GitAsync("push", "-q", "origin", "main");
        var before = head;
        head = await GitAsync("rev-parse", "HEAD");
        return PushOf(before, head, ++pushes);
    }

    /// <summary>The files that changed since the commit before, for people.</summary>
    public Task<string> LastChangeAsync() => GitAsync("show", "--stat=70", "--format=%h %s", "HEAD");

    // A container run gives the work tree to the runner's user; git then wants to be told that this is meant.
    private Task<string> GitAsync(params string[] arguments) => Shell.RunAsync(Folder, "git", ["-c", $"safe.directory={Folder}", .. arguments]);

    private static Job PushOf(string before, string after, int number) => new()
    {
        Repository = "example/shop",
        EventName = "push",
        RunId = $"{1000 + number}",
        Sha = after,
        Ref = "refs/heads/main",
        Event = new JsonObject
        {
            ["ref"] = "refs/heads/main",
            ["before"] = before,
            ["after"] = after,
            ["created"] = before == NoCommit,
            ["deleted"] = false,
            ["forced"] = false,
            ["repository"] = new JsonObject { ["full_name"] = "example/shop", ["default_branch"] = "main" },
        }.ToJsonString(),
    };

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !IsBuildOutput(from, file)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
            // A copy has the time of its source. Git does not look into a file of the same size and times, and in a fresh clone all sources have one time.
            File.SetLastWriteTimeUtc(target, TimeProvider.System.GetUtcNow().UtcDateTime);
        }
    }

    private static bool IsBuildOutput(string root, string file) =>
        Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
