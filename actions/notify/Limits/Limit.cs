using Notify.Sinks;

namespace Notify.Limits;

/// <summary>A size that a receiver refuses to go beyond, or that a sink keeps below it.</summary>
/// <param name="Sink">Whose.</param>
/// <param name="What">What is limited, in words that fit a table: <c>text of a section</c>.</param>
/// <param name="Most">The largest that is sent.</param>
/// <param name="Unit">What is counted: <c>characters</c>, <c>bytes</c>, <c>entries</c>.</param>
internal sealed record Limit(SinkName Sink, string What, int Most, string Unit);
