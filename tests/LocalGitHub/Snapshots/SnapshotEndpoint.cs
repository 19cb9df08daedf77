using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>The dependency graph (GitHub documentation, "Create a snapshot of dependencies for a repository").</summary>
internal sealed class SnapshotEndpoint(LocalGitHubOptions options, List<JsonObject> snapshots)
{
    private static readonly string[] Required = ["version", "job", "sha", "ref", "detector", "scanned"];

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/repos/{owner}/{name}/dependency-graph/snapshots", async (string owner, string name, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", "contents: write") ?? Take((await JsonNode.ParseAsync(request.Body))!.AsObject()));

    private IResult Take(JsonObject snapshot)
    {
        if (Required.FirstOrDefault(key => snapshot[key] is null) is { } missing) return Reply.Message(400, $"Invalid request. \"{missing}\" wasn't supplied.");
        if (Problem(snapshot) is { } problem) return Reply.Json(201, new JsonObject { ["id"] = 0, ["result"] = "INVALID", ["message"] = problem });
        lock (snapshots) snapshots.Add(snapshot);
        return Reply.Json(201, new JsonObject { ["id"] = 1, ["result"] = "SUCCESS", ["message"] = "Dependency results for the repo have been successfully updated." });
    }

    private static string? Problem(JsonObject snapshot)
    {
        foreach (var (name, manifest) in snapshot["manifests"] as JsonObject ?? [])
        {
            var resolved = manifest?["resolved"] as JsonObject ?? [];
            foreach (var (key, package) in resolved)
            {
                if (package?["package_url"]?.GetValue<string>().StartsWith("pkg:", StringComparison.Ordinal) != true) return $"manifest {name}: {key} has no package_url";
                if (package["relationship"]?.GetValue<string>() is not ("direct" or "indirect")) return $"manifest {name}: {key} has a wrong relationship";
                if (package["scope"]?.GetValue<string>() is not ("runtime" or "development")) return $"manifest {name}: {key} has a wrong scope";
                if ((package["dependencies"] as JsonArray ?? []).Any(one => !resolved.ContainsKey(one!.GetValue<string>()))) return $"manifest {name}: {key} depends on what is not there";
            }
        }

        return null;
    }
}
