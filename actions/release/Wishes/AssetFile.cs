namespace Release.Wishes;

/// <summary>A file to attach.</summary>
/// <param name="Name">Its name at the release.</param>
/// <param name="Path">Absolute path.</param>
internal sealed record AssetFile(string Name, string Path);
