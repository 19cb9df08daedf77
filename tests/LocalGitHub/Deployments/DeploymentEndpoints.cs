using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Deployments (GitHub documentation, "List deployments", "Create a deployment", "Get a deployment", "Delete a deployment").</summary>
internal sealed class DeploymentEndpoints(LocalGitHubOptions options, DeploymentStore store)
{
    private const string MayRead = "deployments: read";
    private const string MayWrite = "deployments: write";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/deployments", (string owner, string name, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? List($"{owner}/{name}", request));
        routes.MapPost("/repos/{owner}/{name}/deployments", (string owner, string name, HttpRequest request) =>
            WriteAsync($"{owner}/{name}", request, body => CreateAsync($"{owner}/{name}", body)));
        routes.MapGet("/repos/{owner}/{name}/deployments/{id:long}", (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? With($"{owner}/{name}", id, found => Reply.Json(200, DeploymentJson.Of(found))));
        routes.MapDelete("/repos/{owner}/{name}/deployments/{id:long}", (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? With($"{owner}/{name}", id, Delete));
        routes.MapGet("/repos/{owner}/{name}/deployments/{id:long}/statuses", (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? With($"{owner}/{name}", id, found => Statuses(found, request)));
        routes.MapPost("/repos/{owner}/{name}/deployments/{id:long}/statuses", (string owner, string name, long id, HttpRequest request) =>
            WriteAsync($"{owner}/{name}", request, body => Task.FromResult(With($"{owner}/{name}", id, found => AddStatus(found, body)))));
    }

    private async Task<IResult> WriteAsync(string repository, HttpRequest request, Func<JsonObject, Task<IResult>> answer)
    {
        if (Access.Refuse(request, options, repository, MayWrite) is { } refused) return refused;
        return await DeploymentRules.BodyAsync(request) is { } body ? await answer(body) : Reply.Message(400, "Problems parsing JSON");
    }

    private IResult List(string repository, HttpRequest request)
    {
        var found = store.All.Where(one => one.Repository == repository && IsAsked(request, "environment", one.Environment) && IsAsked(request, "task", one.Task) && IsAsked(request, "sha", one.Sha))
            .OrderByDescending(one => one.Id).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(DeploymentJson.Of)]));
    }

    private static bool IsAsked(HttpRequest request, string name, string value) => request.Query[name].ToString() is "" or "none" || request.Query[name] == value;

    private async Task<IResult> CreateAsync(string repository, JsonObject body)
    {
        if (DeploymentRules.WrongCreation(body) is { } wrong) return wrong;
        var name = body["ref"]!.GetValue<string>();
        if (await CommitAsync(repository, name) is not { } commit) return Reply.Message(422, $"No ref found for: {name}");
        if (DeploymentRules.Conflict(body, name) is { } conflict) return conflict;
        if (options.DeploymentConflicts.TryGetValue(name, out var why)) return Reply.Message(409, why);
        var environment = body["environment"]?.GetValue<string>() ?? "production";
        return Reply.Json(201, DeploymentJson.Of(store.Add(id => new LocalDeployment(id, environment, commit)
        {
            Repository = repository,
            CreatedAt = options.Time.GetUtcNow(),
            Task = body["task"]?.GetValue<string>() ?? "deploy",
            Description = body["description"]?.GetValue<string>() ?? "",
            Payload = body["payload"]?.ToJsonString() ?? "{}",
            IsTransient = body["transient_environment"]?.GetValue<bool>() ?? false,
            IsProduction = body["production_environment"]?.GetValue<bool>() ?? environment == "production",
        })));
    }

    private IResult Delete(LocalDeployment deployment) => store.Remove(deployment)
        ? Results.NoContent()
        : Reply.Message(422, "We cannot delete an active deployment unless it is the only deployment in a given repository.");

    // Where there is no history to look into, every ref exists.
    private async Task<string?> CommitAsync(string repository, string name) =>
        Directory.Exists(options.Repositories[repository]) ? await new GitRepository(options.Repositories[repository]).CommitAsync(name) : name;

    private static IResult Statuses(LocalDeployment deployment, HttpRequest request)
    {
        Paging.AddLinks(request, deployment.Statuses.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, [.. deployment.Statuses.Reverse()]).Select(DeploymentJson.Of)]));
    }

    private IResult AddStatus(LocalDeployment deployment, JsonObject body)
    {
        if (DeploymentRules.WrongStatus(body) is { } wrong) return wrong;
        var status = new LocalStatus(body["state"]!.GetValue<string>())
        {
            Description = body["description"]?.GetValue<string>() ?? "",
            LogUrl = body["log_url"]?.GetValue<string>() ?? "",
            EnvironmentUrl = body["environment_url"]?.GetValue<string>() ?? "",
            CreatedAt = options.Time.GetUtcNow(),
        };
        store.AddStatus(deployment, status, body["auto_inactive"]?.GetValue<bool>() ?? true);
        return Reply.Json(201, DeploymentJson.Of(status));
    }

    private IResult With(string repository, long id, Func<LocalDeployment, IResult> answer) =>
        store.All.FirstOrDefault(one => one.Repository == repository && one.Id == id) is { } found ? answer(found) : Reply.Message(404, "Not Found");
}
