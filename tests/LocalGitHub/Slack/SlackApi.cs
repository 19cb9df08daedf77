using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>The part of Slack's Web API that writes messages; refusals have status 200 too (Slack documentation, "chat.postMessage", "chat.update", "Using the Slack Web API").</summary>
internal sealed class SlackApi(LocalGitHubOptions options, SlackStore store)
{
    private const string Scope = "chat:write";
    private const string AnywhereScope = "chat:write.public";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/chat.postMessage", (HttpRequest request) => AnswerAsync(request, Post));
        routes.MapPost("/api/chat.update", (HttpRequest request) => AnswerAsync(request, Update));
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, Func<JsonObject, Caller, JsonObject> act)
    {
        if (request.Headers.Authorization.ToString() is not { Length: > 0 } given) return Say(Refused("not_authed"));
        if (!given.StartsWith("Bearer ", StringComparison.Ordinal) || !options.SlackTokens.TryGetValue(given["Bearer ".Length..], out var scopes)) return Say(Refused("invalid_auth"));
        if (!scopes.Contains(Scope)) return Say(MissingScope(scopes));
        if (request.ContentType is not { } type || !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)) return Say(Refused("invalid_post_type"));
        try
        {
            return await JsonNode.ParseAsync(request.Body) is JsonObject payload ? Say(act(payload, new Caller(given, scopes))) : Say(Refused("json_not_object"));
        }
        catch (JsonException)
        {
            return Say(Refused("invalid_json"));
        }
    }

    private JsonObject Post(JsonObject payload, Caller caller)
    {
        var wish = Text(payload, "channel") ?? "";
        var channel = options.SlackChannels.FirstOrDefault(one => one.Id == wish || one.Name == wish.TrimStart('#'));
        if (channel is null) return Refused("channel_not_found");
        if (channel.IsArchived) return Refused("is_archived");
        if (!channel.HasBots && !caller.Scopes.Contains(AnywhereScope)) return Refused("not_in_channel");
        if (ProblemOf(payload) is { } problem) return problem;
        var thread = Text(payload, "thread_ts");
        if (thread is not null && store.Find(channel.Id, thread) is null) return Refused("thread_not_found");
        return Done(store.Add(channel.Id, thread, caller.Token, payload));
    }

    // Unlike above, only an id will do.
    private JsonObject Update(JsonObject payload, Caller caller)
    {
        if (options.SlackChannels.FirstOrDefault(one => one.Id == Text(payload, "channel")) is not { } channel) return Refused("channel_not_found");
        if (store.Find(channel.Id, Text(payload, "ts")) is not { } message) return Refused("message_not_found");
        if (message.Token != caller.Token) return Refused("cant_update_message");
        if (ProblemOf(payload) is { } problem) return problem;
        store.Change(message, payload);
        return Done(message);
    }

    private static JsonObject? ProblemOf(JsonObject payload)
    {
        using var document = JsonDocument.Parse(payload.ToJsonString());
        return SlackRules.Problem(document.RootElement) is { } word ? Refused(word) : null;
    }

    private static JsonObject Done(LocalSlackMessage message) => new() { ["ok"] = true, ["channel"] = message.Channel, ["ts"] = message.Ts };

    private static JsonObject Refused(string word)
    {
        var said = new JsonObject { ["ok"] = false, ["error"] = word };
        if (word == "invalid_blocks") said["response_metadata"] = new JsonObject { ["messages"] = new JsonArray("[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]") };
        return said;
    }

    private static JsonObject MissingScope(IReadOnlyList<string> scopes)
    {
        var said = Refused("missing_scope");
        said["needed"] = Scope;
        said["provided"] = string.Join(',', scopes);
        return said;
    }

    private static IResult Say(JsonObject said) => Reply.Json(200, said);

    private static string? Text(JsonObject payload, string name) => payload[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private sealed record Caller(string Token, IReadOnlyList<string> Scopes);
}
