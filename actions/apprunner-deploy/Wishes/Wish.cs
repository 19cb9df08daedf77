using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>What is wanted of the service. What is absent or empty stays as it is.</summary>
internal sealed record Wish
{
    private const int HighestPort = 65535;

    public string? Image { get; init; }
    public IReadOnlyList<Variable> Env { get; init; } = [];
    public IReadOnlyList<string> EnvUnset { get; init; } = [];
    public IReadOnlyList<Variable> Secrets { get; init; } = [];
    public int? Port { get; init; }
    public string? StartCommand { get; init; }
    public string? Cpu { get; init; }
    public string? Memory { get; init; }
    public JsonObject? HealthCheck { get; init; }
    public string? AutoScalingArn { get; init; }

    /// <summary>True when nothing is asked for.</summary>
    public bool IsEmpty => this is
    {
        Image: null, Env.Count: 0, EnvUnset.Count: 0, Secrets.Count: 0, Port: null, StartCommand: null, Cpu: null, Memory: null, HealthCheck: null, AutoScalingArn: null,
    };

    public static Wish From(InputReader inputs)
    {
        var wish = new Wish
        {
            Image = inputs.Parsed("image", ParseImage),
            Env = inputs.ParsedPrivately("env", text => ListText.Parse(text, Variable.Parse)) ?? [],
            EnvUnset = inputs.ParsedPrivately("env-unset", text => ListText.Parse(text, Variable.ParseName)) ?? [],
            Secrets = inputs.ParsedPrivately("secrets", text => ListText.Parse(text, Variable.Parse)) ?? [],
            Port = inputs.OptionalInteger("port", 1, HighestPort),
            StartCommand = inputs.ParsedPrivately("start-command", ParseCommand),
            Cpu = inputs.Parsed("cpu", InstanceSize.ParseCpu),
            Memory = inputs.Parsed("memory", InstanceSize.ParseMemory),
            HealthCheck = inputs.Parsed("health-check", HealthCheckText.Parse),
            AutoScalingArn = inputs.Parsed("auto-scaling-arn", ParseAutoScaling),
        };
        foreach (var twice in wish.Env.Select(variable => variable.Name).Intersect(wish.Secrets.Select(secret => secret.Name), StringComparer.Ordinal))
            inputs.PrivateError("env", $"'{twice}' is in 'secrets' too; a variable is either a plain value or a secret");
        foreach (var gone in wish.Env.Concat(wish.Secrets).Select(variable => variable.Name).Intersect(wish.EnvUnset, StringComparer.Ordinal))
            inputs.PrivateError("env-unset", $"'{gone}' is set by this very step");
        return wish;
    }

    private static string ParseImage(string text) => text.Any(char.IsWhiteSpace) ? throw new FormatException("expected an image without blanks") : text;

    private static string ParseCommand(string text) => text.Contains('\n', StringComparison.Ordinal) ? throw new FormatException("expected one line") : text;

    private static string ParseAutoScaling(string text) => text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains(":autoscalingconfiguration/", StringComparison.Ordinal)
        ? text
        : throw new FormatException("expected the ARN of an auto scaling configuration, arn:aws:apprunner:REGION:ACCOUNT:autoscalingconfiguration/NAME/REVISION/ID");
}
