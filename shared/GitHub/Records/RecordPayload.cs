using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actions.GitHub;

/// <summary>What a deployment record says of one service. Members it lacks are null.</summary>
public sealed record RecordPayload
{
    /// <summary>Name of the service, the same in every record of it.</summary>
    public required string Service { get; init; }

    /// <summary>Kind of what it was deployed to, such as <c>ecs</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The version as people call it.</summary>
    public string? Version { get; init; }

    /// <summary>Digest of the image, as <c>sha256:…</c>.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>App Runner and Express: hash over everything it ran with but the image.</summary>
    public string? Configuration { get; init; }

    /// <summary>ECS: <c>family:revision</c> or ARN.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>Lambda: number of the version.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>App Runner: id of the deployment.</summary>
    public string? AppRunnerDeployment { get; init; }

    /// <summary>Compose: name of the release.</summary>
    public string? ComposeRelease { get; init; }

    /// <summary>The newest migration of the database that the version brought or found.</summary>
    public string? MigrationHead { get; init; }

    /// <summary>True when the version's migrations leave the code before them working.</summary>
    public bool ExpandOnly { get; init; }

    /// <summary>What ran before.</summary>
    public string? Previous { get; init; }

    /// <summary>Run and attempt that wrote the record, as <c>1001/1</c>.</summary>
    public string? Run { get; init; }

    /// <summary>A way back: why.</summary>
    public string? Reason { get; init; }

    /// <summary>A way back: true when it was known that code would become older than its database.</summary>
    public bool AcceptedMigrationRisk { get; init; }

    /// <summary>Reads the payload of a deployment: an object, or text that holds one, as some clients send it.</summary>
    /// <returns>Null when it is not of this form.</returns>
    public static RecordPayload? Of(JsonNode? payload) => Tree(payload) is JsonObject members && Text(members, "service") is { } service
        ? new RecordPayload
        {
            Service = service,
            Kind = Text(members, "kind"),
            Version = Text(members, "version"),
            ImageDigest = Text(members, "imageDigest"),
            Configuration = Text(members, "configuration"),
            TaskDefinition = Text(members, "taskDefinition"),
            LambdaVersion = Text(members, "lambdaVersion"),
            AppRunnerDeployment = Text(members, "appRunnerDeployment"),
            ComposeRelease = Text(members, "composeRelease"),
            MigrationHead = Text(members, "migrationHead"),
            ExpandOnly = Flag(members, "expandOnly"),
            Previous = Text(members, "previous"),
            Run = Text(members, "run"),
            Reason = Text(members, "reason"),
            AcceptedMigrationRisk = Flag(members, "acceptedMigrationRisk"),
        }
        : null;

    /// <summary>This payload, and what another one says of the version where this one says nothing.</summary>
    public RecordPayload Or(RecordPayload? other) => other is null ? this : this with
    {
        Kind = Kind ?? other.Kind,
        Version = Version ?? other.Version,
        ImageDigest = ImageDigest ?? other.ImageDigest,
        Configuration = Configuration ?? other.Configuration,
        TaskDefinition = TaskDefinition ?? other.TaskDefinition,
        LambdaVersion = LambdaVersion ?? other.LambdaVersion,
        AppRunnerDeployment = AppRunnerDeployment ?? other.AppRunnerDeployment,
        ComposeRelease = ComposeRelease ?? other.ComposeRelease,
        MigrationHead = MigrationHead ?? other.MigrationHead,
        ExpandOnly = ExpandOnly || other.ExpandOnly,
        Previous = Previous ?? other.Previous,
    };

    /// <summary>True when another payload is about the same version of the service: by its name, or by what the platform calls it.</summary>
    public bool IsSameVersion(RecordPayload other) =>
        (Version is not null && Version == other.Version)
        || (TaskDefinition is not null && TaskDefinition == other.TaskDefinition)
        || (LambdaVersion is not null && LambdaVersion == other.LambdaVersion)
        || (ImageDigest is not null && ImageDigest == other.ImageDigest);

    /// <summary>The payload as it is written: what every record says, null or not, then what this kind of service has.</summary>
    public JsonObject ToJson()
    {
        var members = new JsonObject
        {
            ["service"] = Service,
            ["kind"] = Kind,
            ["version"] = Version,
            ["imageDigest"] = ImageDigest,
            ["migrationHead"] = MigrationHead,
            ["previous"] = Previous,
            ["run"] = Run,
        };
        Add(members, "taskDefinition", TaskDefinition);
        Add(members, "lambdaVersion", LambdaVersion);
        Add(members, "appRunnerDeployment", AppRunnerDeployment);
        Add(members, "composeRelease", ComposeRelease);
        Add(members, "configuration", Configuration);
        Add(members, "reason", Reason);
        if (ExpandOnly) members["expandOnly"] = true;
        if (AcceptedMigrationRisk) members["acceptedMigrationRisk"] = true;
        return members;
    }

    private static void Add(JsonObject members, string name, string? value)
    {
        if (value is not null) members[name] = value;
    }

    private static JsonNode? Tree(JsonNode? payload)
    {
        try
        {
            return payload is JsonValue value && value.TryGetValue<string>(out var text) ? JsonNode.Parse(text) : payload;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject members, string name) =>
        members[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static bool Flag(JsonObject members, string name) => members[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
