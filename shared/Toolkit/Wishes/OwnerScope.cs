namespace Actions.Toolkit;

/// <summary>The part <c>owner/</c> in front of a line that is meant for one service or function only.</summary>
public static class OwnerScope
{
    /// <summary>Splits at the first slash.</summary>
    /// <returns>No owner when there is none in front.</returns>
    public static (string? Owner, string Behind) Split(string left)
    {
        ArgumentNullException.ThrowIfNull(left);
        var slash = left.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (null, left) : (left[..slash].Trim(), left[(slash + 1)..]);
    }
}
