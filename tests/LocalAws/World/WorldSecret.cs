namespace LocalAws;

/// <param name="Value">Text, or JSON as text.</param>
public sealed record WorldSecret(string Name, string Value);
