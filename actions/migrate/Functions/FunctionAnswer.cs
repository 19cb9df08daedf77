using System.Text.Json;
using System.Text.Json.Nodes;
using Migrate.Tools;

namespace Migrate.Functions;

/// <summary>What the answer of a function says of the migration. Members it lacks, or has in another form, are null.</summary>
internal sealed record FunctionAnswer
{
    /// <summary>Member <c>ok</c>.</summary>
    public bool? Ok { get; init; }

    /// <summary>Member <c>error</c>: why not.</summary>
    public string? Error { get; init; }

    /// <summary>Member <c>drift</c>: models and migrations differ.</summary>
    public bool IsDrift { get; init; }

    /// <summary>Member <c>head</c>: where the database is.</summary>
    public string? Head { get; init; }

    /// <summary>Member <c>previousHead</c>: where it was.</summary>
    public string? PreviousHead { get; init; }

    /// <summary>Member <c>migrations</c>: those that ran, or that wait.</summary>
    public IReadOnlyList<string>? Migrations { get; init; }

    /// <summary>True when it says that there was nothing to do.</summary>
    public bool SaysNothingToDo => Migrations is { } migrations ? migrations.Count == 0 : Head is not null && Head == PreviousHead;

    public RunReading Reading => new(Migrations ?? [], PreviousHead, Head);

    public static FunctionAnswer Read(byte[] payload)
    {
        try
        {
            return JsonNode.Parse(payload) is JsonObject members ? Read(members) : new FunctionAnswer();
        }
        catch (JsonException)
        {
            return new FunctionAnswer();
        }
    }

    private static FunctionAnswer Read(JsonObject members) => new()
    {
        Ok = Flag(members, "ok"),
        Error = Text(members["error"]),
        IsDrift = Flag(members, "drift") == true,
        Head = Text(members["head"]),
        PreviousHead = Text(members["previousHead"]),
        Migrations = members["migrations"] is JsonArray array && array.All(item => Text(item) is not null) ? [.. array.Select(item => Text(item)!)] : null,
    };

    private static bool? Flag(JsonObject members, string name) => members[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
