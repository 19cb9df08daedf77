namespace Notify.Events;

/// <summary>One of the changes that a version brings.</summary>
/// <param name="Text">First line of the commit message, or what the author of the workflow wrote.</param>
/// <param name="Commit">Full commit id; null when the change names none.</param>
internal sealed record Change(string Text, string? Commit = null);
