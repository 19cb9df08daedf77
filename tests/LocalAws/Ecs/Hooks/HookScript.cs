namespace LocalAws.Ecs.Hooks;

/// <summary>What the function of a lifecycle hook answers, call by call; the last answer repeats.</summary>
public sealed record HookScript(string Function, IReadOnlyList<HookAnswer> Answers);
