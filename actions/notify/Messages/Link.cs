namespace Notify.Messages;

/// <summary>Something to open.</summary>
internal sealed record Link(string Label, string Url);
