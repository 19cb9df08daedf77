using System.Text.Json.Nodes;

namespace Simulator.Tests.Running;

/// <summary>What one job did, or one cell of its matrix.</summary>
/// <param name="Json">As the simulator wrote it.</param>
internal sealed record JobAnswer(JsonObject Json)
{
    /// <summary>The jobs that called it and itself, with the cell of the matrix behind the name: <c>images/build (backend, amd64)</c>.</summary>
    public string Path => (string)Json["path"]!;

    /// <summary>The workflow it stands in, as <c>uses</c> calls it.</summary>
    public string File => (string)Json["file"]!;

    public string Id => (string)Json["id"]!;

    public string Result => (string)Json["result"]!;

    public bool HasCondition => (bool)Json["hasCondition"]!;

    public string? Environment => (string?)Json["environment"];

    public string? ConcurrencyGroup => (string?)Json["concurrency"]?["group"];

    /// <summary>It calls a reusable workflow.</summary>
    public bool IsCall => Json["uses"] is not null;

    public IReadOnlyList<(string Name, string Value)> Outputs { get; } = [.. (Json["outputs"] as JsonObject ?? []).Select(output => (output.Key, (string)output.Value!))];

    public string? Error => (string?)Json["error"];

    public IReadOnlyList<StepAnswer> Steps { get; } = [.. (Json["steps"] as JsonArray ?? []).Select(step => new StepAnswer(step!.AsObject()))];

    public StepAnswer? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

    public override string ToString() => $"{Path}: {Result}{(Error is null ? "" : $" ({Error})")}{string.Concat(Steps.Select(step => $"\n    {step}"))}";
}
