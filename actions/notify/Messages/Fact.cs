namespace Notify.Messages;

/// <summary>A short piece of information with a name.</summary>
/// <param name="Label">Its name, such as <c>Version</c>.</param>
/// <param name="Value">Plain text.</param>
/// <param name="Url">Where it leads; null for nowhere.</param>
internal sealed record Fact(string Label, string Value, string? Url = null);
