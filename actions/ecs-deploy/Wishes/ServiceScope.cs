namespace EcsDeploy;

/// <summary>The part <c>service/</c> in front of a line that is meant for one service only.</summary>
internal static class ServiceScope
{
    /// <returns>No service when there is none in front.</returns>
    public static (string? Service, string Behind) Split(string left)
    {
        var slash = left.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (null, left) : (left[..slash].Trim(), left[(slash + 1)..]);
    }
}
