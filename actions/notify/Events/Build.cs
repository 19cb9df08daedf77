namespace Notify.Events;

/// <summary>A build of a mobile app, as EAS lists it.</summary>
internal sealed record Build(string Platform, string? Id, string? Profile, string? Version, string? Url);
