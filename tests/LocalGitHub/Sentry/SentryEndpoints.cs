using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Releases and deploys of Sentry (Sentry documentation, "Create a New Release for an Organization", "Update an Organization's Release", "Create a Deploy", "List a Release's Deploys").</summary>
internal sealed class SentryEndpoints(LocalSentry sentry)
{
    private const string Path = "/sentry/api/0/organizations/{org}/releases/";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, async (string org, HttpRequest request) => Refuse(request, org) ?? Create(await JsonRequest.ReadAsync(request)));
        routes.MapPut(Path + "{version}/", async (string org, string version, HttpRequest request) => Refuse(request, org) ?? Release(version, await JsonRequest.ReadAsync(request)));
        routes.MapPost(Path + "{version}/deploys/", async (string org, string version, HttpRequest request) => Refuse(request, org) ?? Deploy(version, await JsonRequest.ReadAsync(request)));
        routes.MapGet(Path + "{version}/deploys/", (string org, string version, HttpRequest request) => Refuse(request, org) ?? Deploys(version));
    }

    private IResult? Refuse(HttpRequest request, string organisation)
    {
        // Sentry redirects addresses without a final slash, and a redirected POST is lost.
        if (!request.Path.Value!.EndsWith('/')) return Results.Redirect(request.Path + "/", permanent: true);
        if (request.Headers.Authorization != $"Bearer {sentry.Token}") return Detail(401, "Invalid token");
        return organisation == LocalSentry.Organisation ? null : Detail(404, "The requested resource does not exist");
    }

    private IResult Create(JsonObject? body)
    {
        if (body is null) return Detail(400, "JSON parse error");
        if (SentryRules.ProblemOfRelease(body) is { } problem) return Invalid(problem);
        var projects = body["projects"]!.AsArray().Select(project => project!.GetValue<string>()).ToList();
        if (projects.Except(sentry.Projects).Any()) return Invalid(("projects", "Invalid project ids or slugs"));
        var version = body["version"]!.GetValue<string>();
        var isNew = sentry.AddOrChange(version, there => (there ?? new LocalRelease(version, [])) with
        {
            Projects = [.. (there?.Projects ?? []).Union(projects)],
            Url = body["url"]?.GetValue<string>() ?? there?.Url ?? "",
        });
        return Connect(version, body) is { } unknown ? Invalid(("refs", $"Invalid repository names: {unknown}")) : Show(isNew ? 201 : 208, version);
    }

    // The release is there already when a repository is refused.
    private string? Connect(string version, JsonObject body)
    {
        if (body["refs"] is not JsonArray { Count: > 0 } references) return null;
        var (repository, commit, previous) = (references[0]!["repository"]!.GetValue<string>(), references[0]!["commit"]!.GetValue<string>(), references[0]!["previousCommit"]?.GetValue<string>());
        if (!sentry.Repositories.Contains(repository)) return repository;
        sentry.AddOrChange(version, there => there! with { Commits = (commit, previous) });
        return null;
    }

    private IResult Release(string version, JsonObject? body)
    {
        if (body is null) return Detail(400, "JSON parse error");
        if (SentryRules.ProblemOfMembers(body, "dateReleased") is { } problem) return Invalid(problem);
        if (Find(version) is null) return Detail(404, "The requested resource does not exist");
        sentry.AddOrChange(version, there => there! with { DateReleased = Time(body["dateReleased"]) });
        return Show(200, version);
    }

    private IResult Deploy(string version, JsonObject? body)
    {
        if (body is null) return Detail(400, "JSON parse error");
        if (Find(version) is null) return Detail(404, "The requested resource does not exist");
        if (SentryRules.ProblemOfDeploy(body) is { } problem) return Invalid(problem);
        var id = sentry.Releases.Sum(release => release.Deploys.Count) + 1;
        var made = new LocalDeploy(id, body["environment"]!.GetValue<string>(), Time(body["dateStarted"]), Time(body["dateFinished"])!.Value);
        sentry.AddOrChange(version, there => there! with { Deploys = [.. there.Deploys, made] });
        return Reply.Json(201, Show(made));
    }

    private IResult Deploys(string version) => Find(version) is { } release
        ? Reply.Json(200, new JsonArray([.. release.Deploys.OrderByDescending(one => one.DateFinished).Select(Show)]))
        : Detail(404, "The requested resource does not exist");

    private LocalRelease? Find(string version) => sentry.Releases.FirstOrDefault(release => release.Version == version);

    private static DateTimeOffset? Time(JsonNode? text) => text is null ? null : DateTimeOffset.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);

    private static JsonObject Show(LocalDeploy one) => new() { ["id"] = $"{one.Id}", ["environment"] = one.Environment, ["dateStarted"] = one.DateStarted, ["dateFinished"] = one.DateFinished };

    private static IResult Show(int status, string version) => Reply.Json(status, new JsonObject { ["version"] = version, ["shortVersion"] = version });

    private static IResult Detail(int status, string text) => Reply.Json(status, new JsonObject { ["detail"] = text });

    private static IResult Invalid((string Member, string Problem) problem) => Reply.Json(400, new JsonObject { [problem.Member] = new JsonArray(problem.Problem) });
}
