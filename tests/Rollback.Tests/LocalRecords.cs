using System.Text.Json.Nodes;
using LocalGitHub;

namespace Rollback.Tests;

/// <summary>A GitHub with deployment records of the environment <c>production</c>.</summary>
internal static class LocalRecords
{
    public static Task<LocalGitHubServer> StartAsync(IReadOnlyList<LocalDeployment> records, params string[] permissions) =>
        LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
            Private = new HashSet<string> { "acme/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["test-token"] = permissions.Length > 0 ? permissions : ["deployments: write"] },
            Deployments = records,
        });

    /// <summary>A record whose id is also the hour it was made in.</summary>
    public static LocalDeployment Of(long id, string state, JsonObject payload) =>
        new(id, "production", new string('b', 40), "in_progress", state)
        {
            CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(id),
            Task = "suite-deploy",
            Payload = payload.ToJsonString(),
        };
}
