using System.Text.Json.Nodes;

namespace Simulator.Tests.Running;

/// <summary>What a run did.</summary>
/// <param name="Json">As the simulator wrote it.</param>
internal sealed record RunAnswer(JsonObject Json)
{
    /// <summary>A result of GitHub's, or <c>startup_failure</c>, or <c>not triggered</c>.</summary>
    public string Result => (string)Json["result"]!;

    public IReadOnlyList<string> Errors => [.. Json["errors"]!.AsArray().Select(error => (string)error!)];

    /// <summary>In the order they were decided, with those of called workflows before the job that called.</summary>
    public IReadOnlyList<JobAnswer> Jobs { get; } = [.. Json["jobs"]!.AsArray().Select(job => new JobAnswer(job!.AsObject()))];

    public JobAnswer? Job(string path) => Jobs.FirstOrDefault(job => job.Path == path);

    public override string ToString() => string.Join('\n', [$"{Result} {string.Join("; ", Errors)}", .. Jobs.Select(job => $"  {job}")]);
}
