namespace Actions.Aws;

/// <summary>Follows the page tokens of a list operation.</summary>
internal static class Pages
{
    /// <summary>Reads pages until there is no further token, the cap is reached, or the same token comes twice.</summary>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        int atMost, Func<string?, Task<(IReadOnlyList<T>? Items, string? NextToken)>> readPage)
    {
        var all = new List<T>();
        string? token = null;
        while (true)
        {
            var (items, next) = await readPage(token);
            all.AddRange(items ?? []);
            if (all.Count >= atMost)
                return all.GetRange(0, atMost);
            if (string.IsNullOrEmpty(next) || next == token)
                return all;
            token = next;
        }
    }
}
