using Testing.Runner;

namespace Demo;

/// <summary>One step of a job as its user sees it afterwards.</summary>
internal sealed record StepRecord(string Name, string Action, IReadOnlyDictionary<string, string> With, StepResult Result);
