namespace Actions.Workflows;

/// <summary>An input that means the same wherever it is.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its default; null where workflows may differ.</param>
public sealed record CommonInput(string Type, string? Default);
