namespace LocalAws;

/// <summary>A CloudFormation stack with its outputs.</summary>
public sealed record WorldStack(string Name, IReadOnlyDictionary<string, string> Outputs);
