using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Events of PagerDuty: an accepted one is answered with 202.</summary>
internal sealed class PagerDutyEndpoints(LocalPagerDuty pagerDuty)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/pagerduty/v2/enqueue", (HttpRequest request) => TakeAsync(request, isChange: false));
        routes.MapPost("/pagerduty/v2/change/enqueue", (HttpRequest request) => TakeAsync(request, isChange: true));
    }

    private async Task<IResult> TakeAsync(HttpRequest request, bool isChange)
    {
        if (await JsonRequest.ReadAsync(request) is not { } one) return Refuse("Event object is invalid", ["JSON is invalid"]);
        var key = one["routing_key"]?.GetValue<string>() ?? "";
        if (key != pagerDuty.RoutingKey || (isChange && key.StartsWith('R'))) return Refuse("Invalid routing key", []);
        if (PagerDutyRules.Problems(one, isChange) is { Count: > 0 } problems) return Refuse("Event object is invalid", problems);
        pagerDuty.Take(one, isChange);
        var answer = new JsonObject { ["status"] = "success", ["message"] = "Event processed" };
        if (!isChange) answer["dedup_key"] = one["dedup_key"]?.GetValue<string>() ?? $"{Guid.NewGuid():N}";
        return Reply.Json(202, answer);
    }

    private static IResult Refuse(string message, IReadOnlyList<string> errors) => Reply.Json(400, new JsonObject
    {
        ["status"] = "invalid event",
        ["message"] = message,
        ["errors"] = new JsonArray([.. errors.Select(error => JsonValue.Create(error))]),
    });
}
