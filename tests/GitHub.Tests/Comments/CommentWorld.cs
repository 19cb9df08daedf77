using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;

namespace GitHub.Tests.Comments;

/// <summary>A repository with a pull request, and tokens of a job, of an app, of a user, and of a fork's job.</summary>
internal static class CommentWorld
{
    public const string Bot = "github-actions[bot]";
    public const int Number = 7;

    public static RepositoryName Shop { get; } = RepositoryName.Parse("acme/shop");

    public static CommentKey Plan { get; } = CommentKey.Parse("plan/shop");

    public static LocalGitHubOptions Options { get; } = new()
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
        Tokens = new Dictionary<string, IReadOnlyList<string>>
        {
            ["job"] = ["pull-requests: write"],
            ["app"] = ["pull-requests: write"],
            ["person"] = ["pull-requests: write"],
            ["fork"] = ["pull-requests: read"],
        },
        Users = new Dictionary<string, string> { ["person"] = "octocat" },
        Apps = new Dictionary<string, string> { ["app"] = "deployer" },
    };

    public static GitHubClient Client(LocalGitHubServer server, string token = "job") =>
        new(server.Address, new Secret(token), TimeProvider.System, new GitHubLimits { Backoff = TimeSpan.FromMilliseconds(1) });

    public static StickyComment Sticky(GitHubClient client, int number = Number) => new(client, Shop, number, Plan);

    /// <summary>Author and text of each comment of the key, marker left out.</summary>
    public static List<(string Login, string Text)> Texts(LocalGitHubServer server) =>
        [.. server.Comments.Where(one => Plan.Marks(one.Body)).Select(one => (one.Login, one.Body[(Plan.Marker.Length + 1)..]))];

    public static LocalComment Comment(long id, string login, string text) => new(id, Number, login, $"{Plan.Marker}\n{text}");
}
