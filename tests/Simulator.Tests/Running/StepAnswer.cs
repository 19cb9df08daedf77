using System.Text.Json.Nodes;

namespace Simulator.Tests.Running;

/// <summary>What one step did.</summary>
/// <param name="Json">As the simulator wrote it.</param>
internal sealed record StepAnswer(JsonObject Json)
{
    /// <summary>Its id or, without one, its name.</summary>
    public string Name => (string)Json["name"]!;

    public string? Uses => (string?)Json["uses"];

    public string Result => (string)Json["result"]!;

    public bool IsOwnAction => Uses?.StartsWith("org/actions/", StringComparison.Ordinal) == true;

    public bool HasRun => Result != "skipped";

    public bool HasCondition => (bool)Json["hasCondition"]!;

    public string? Error => (string?)Json["error"];

    public string? With(string input) => (string?)Json["with"]?[input];

    public override string ToString() => $"{Name}: {Result}{(Result == "failure" && Why is { Length: > 0 } why ? $" ({why})" : "")}";

    private string Why => Error ?? string.Join("; ", ((string?)Json["log"] ?? "").Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)));
}
