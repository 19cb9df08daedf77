using System.Globalization;

namespace LocalAws.Wire;

/// <summary>Signatures that stand in the query instead of in headers, so that a browser or <c>curl</c> can use the address.</summary>
internal static class Presigned
{
    public const string SignatureName = "X-Amz-Signature";

    /// <returns>Null when the query holds no signature.</returns>
    public static AuthorizationHeader? AuthorizationOf(WireRequest request)
    {
        if (Value(request, SignatureName) is not { } signature)
            return null;
        var (algorithm, credential, signed) = (Value(request, "X-Amz-Algorithm"), Value(request, "X-Amz-Credential"), Value(request, "X-Amz-SignedHeaders"));
        var read = AuthorizationHeader.Parse($"{algorithm} Credential={credential}, SignedHeaders={signed}, Signature={signature}");
        return read is null ? null : read with { IsPresigned = true };
    }

    /// <summary>How long after its date the address is good: at most seven days.</summary>
    public static TimeSpan LifeOf(WireRequest request) =>
        int.TryParse(Value(request, "X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 604_800
            ? TimeSpan.FromSeconds(seconds)
            : throw new SignatureException(SignatureFault.Mismatch, "X-Amz-Expires must be between 1 and 604800 seconds");

    public static string? Value(WireRequest request, string name) => request.Query.Split('&').Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();
}
