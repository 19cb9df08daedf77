namespace Actions.GitHub;

/// <summary>Where files are sent to.</summary>
internal static class UploadHost
{
    /// <summary>
    /// <c>api.github.com</c> and <c>api.NAME.ghe.com</c> have a host of their own for uploads (REST: "Upload a release asset"); a GitHub
    /// Enterprise Server has not. The token goes to no other.
    /// </summary>
    public static Uri Of(Uri api) => api.Host.StartsWith("api.", StringComparison.Ordinal)
        ? new UriBuilder(api) { Host = $"uploads.{api.Host["api.".Length..]}", Path = "/" }.Uri
        : api;
}
