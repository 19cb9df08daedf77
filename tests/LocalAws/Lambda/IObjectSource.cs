namespace LocalAws.Lambda;

/// <summary>Where the code of functions is read from when a request names a bucket.</summary>
public interface IObjectSource
{
    /// <param name="version">Null = the newest.</param>
    /// <returns>Null when there is no such object.</returns>
    byte[]? Read(string bucket, string key, string? version);
}
