using System.Globalization;
using System.Text.Json.Nodes;
using Actions.GitHub;
using Actions.Toolkit;

namespace Notify.Sinks.Deployments;

/// <summary>A record of the deployment at GitHub, beside that which GitHub makes for a job with an environment.</summary>
internal sealed record DeploymentSettings : ISinkSettings
{
    public required Secret Token { get; init; }

    public required string Environment { get; init; }

    /// <summary>What an earlier step recorded; null for that of this run attempt, or a new one.</summary>
    public long? Id { get; init; }

    /// <summary>What deploy actions say of each service they deployed.</summary>
    public IReadOnlyList<RecordPayload> Records { get; init; } = [];

    /// <summary>What the author says of the service; its name does not count.</summary>
    public required RecordPayload Said { get; init; }

    public bool IsTransient { get; init; }

    public CancelledAs CancelledAs { get; init; }

    public ISink Open(ActionContext action) => new DeploymentSink(this, action);

    public static DeploymentSettings? Read(SinkReader reader)
    {
        var input = reader.Input;
        var settings = new DeploymentSettings
        {
            Token = input.Secret("token"),
            Environment = input.Text("environment"),
            Id = input.Parsed<long?>("deployment-id", Number),
            Records = input.Parsed("deployment-record", RecordsIn) ?? [],
            Said = SaidIn(input),
            IsTransient = input.Flag("transient-environment"),
            CancelledAs = input.Choice<CancelledAs>("cancelled-as"),
        };
        if (!reader.IsNamed) return null;
        if (settings.Environment.Length == 0) input.Error("environment", "the sink 'deployment' is named in 'sinks' and needs it");
        if (settings.Token.Reveal().Length == 0) input.PrivateError("token", "the sink 'deployment' is named in 'sinks' and needs it, with the permission deployments: write");
        return settings;
    }

    private static RecordPayload SaidIn(InputReader input) => new()
    {
        Service = "",
        Kind = OneLine(input, "deployment-kind"),
        ImageDigest = OneLine(input, "image-digest"),
        TaskDefinition = OneLine(input, "task-definition"),
        LambdaVersion = OneLine(input, "lambda-version"),
        AppRunnerDeployment = OneLine(input, "apprunner-deployment"),
        ComposeRelease = OneLine(input, "compose-release"),
        MigrationHead = OneLine(input, "migration-head"),
    };

    private static string? OneLine(InputReader input, string name) => input.Parsed(name, text =>
        text.Length <= DeploymentLimits.Id.Most && !text.Any(char.IsControl) ? text : throw new FormatException($"expected one line of at most {DeploymentLimits.Id.Most} characters"));

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new FormatException("expected the output 'deployment-id' of an earlier step, a number");

    private static IReadOnlyList<RecordPayload> RecordsIn(string json) => ForeignJson.Parse(json) is JsonArray entries
        ? [.. entries.Select(entry => RecordPayload.Of(entry) ?? throw new FormatException("expected the output 'record' of a deploy action: an entry has no 'service'"))]
        : throw new FormatException("expected the output 'record' of a deploy action, a JSON list");
}
