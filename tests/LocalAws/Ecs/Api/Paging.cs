using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

/// <summary>Pages of a list. A token names the call it belongs to and the item it ended with.</summary>
internal sealed class Paging(EcsOptions options)
{
    /// <returns>The page, and the token of the next one or null.</returns>
    public (IReadOnlyList<T> Page, string? NextToken) Of<T>(ApiCall call, IReadOnlyList<T> items, Func<T, string> key)
    {
        var from = call.Parameters["nextToken"]?.GetValue<string>() is { Length: > 0 } token ? Resume(call, token, items, key) : 0;
        var size = Math.Min(options.PageSize, call.Parameters["maxResults"]?.GetValue<int>() ?? 100);
        var page = items.Skip(from).Take(Math.Max(1, size)).ToList();
        var more = from + page.Count < items.Count;
        return (page, more ? Token(call, key(page[^1]), from + page.Count) : null);
    }

    private static int Resume<T>(ApiCall call, string token, IReadOnlyList<T> items, Func<T, string> key)
    {
        var parts = Decode(token);
        if (parts.Length != 3 || parts[0] != Fingerprint(call))
            throw new ApiError("InvalidParameterException", "Invalid token.");
        var last = items.Select(key).ToList().IndexOf(parts[1]);
        return last >= 0 ? last + 1 : Math.Min(int.Parse(parts[2]), items.Count);
    }

    private static string Token(ApiCall call, string last, int index) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Fingerprint(call)}\n{last}\n{index}"));

    private static string[] Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var written) ? Encoding.UTF8.GetString(bytes, 0, written).Split('\n') : [];
    }

    private static string Fingerprint(ApiCall call)
    {
        var parameters = call.Parameters.DeepClone().AsObject();
        parameters.Remove("nextToken");
        parameters.Remove("maxResults");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Operation}{parameters.ToJsonString()}")))[..16];
    }
}
