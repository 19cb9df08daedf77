using System.Text.Json.Nodes;

namespace Rollback;

/// <summary>What a deployment record says of one service. Members it lacks are null.</summary>
internal sealed record RecordPayload
{
    public required string Service { get; init; }

    /// <summary>Kind of the target, such as <c>ecs</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The version as people call it.</summary>
    public string? Version { get; init; }

    public string? ImageDigest { get; init; }

    /// <summary>App Runner and Express: hash over everything it ran with but the image.</summary>
    public string? Configuration { get; init; }

    /// <summary>ECS: <c>family:revision</c> or ARN.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Lambda: number of the version.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The newest migration of the database that the version brought or found.</summary>
    public string? MigrationHead { get; init; }

    /// <summary>True when the version's migrations leave the code before them working.</summary>
    public bool ExpandOnly { get; init; }

    /// <summary>What ran before.</summary>
    public string? Previous { get; init; }

    /// <summary>Run and attempt that wrote the record, as <c>1001/1</c>.</summary>
    public string? Run { get; init; }

    /// <returns>Null when the tree is not of this form.</returns>
    public static RecordPayload? Of(JsonNode? tree) => tree is JsonObject members && Text(members, "service") is { } service
        ? new RecordPayload
        {
            Service = service,
            Kind = Text(members, "kind"),
            Version = Text(members, "version"),
            ImageDigest = Text(members, "imageDigest"),
            Configuration = Text(members, "configuration"),
            TaskDefinition = Text(members, "taskDefinition"),
            LambdaVersion = Text(members, "lambdaVersion"),
            MigrationHead = Text(members, "migrationHead"),
            ExpandOnly = members["expandOnly"] is JsonValue flag && flag.TryGetValue<bool>(out var expandOnly) && expandOnly,
            Previous = Text(members, "previous"),
            Run = Text(members, "run"),
        }
        : null;

    /// <summary>The payload as it is written.</summary>
    /// <param name="run">Run and attempt.</param>
    /// <param name="reason">Why; null when nobody said.</param>
    /// <param name="acceptedRisk">True when the migration guard was overridden.</param>
    public JsonObject Tree(string run, string? reason, bool acceptedRisk)
    {
        var tree = new JsonObject
        {
            ["service"] = Service,
            ["kind"] = Kind,
            ["version"] = Version,
            ["imageDigest"] = ImageDigest,
            ["migrationHead"] = MigrationHead,
            ["previous"] = Previous,
            ["run"] = run,
        };
        if (TaskDefinition is not null)
            tree["taskDefinition"] = TaskDefinition;
        if (LambdaVersion is not null)
            tree["lambdaVersion"] = LambdaVersion;
        if (Configuration is not null)
            tree["configuration"] = Configuration;
        if (reason is not null)
            tree["reason"] = reason;
        if (acceptedRisk)
            tree["acceptedMigrationRisk"] = true;
        return tree;
    }

    private static string? Text(JsonObject members, string name) =>
        members[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
