namespace LocalAws.Wire;

/// <summary>The parts of <c>AWS4-HMAC-SHA256 Credential=…/date/region/service/aws4_request, SignedHeaders=…, Signature=…</c>.</summary>
public sealed record AuthorizationHeader(
    string AccessKeyId, string Date, string Region, string Service, string Terminator, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>It stood in the query.</summary>
    public bool IsPresigned { get; init; }

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <returns>Null when the text is not such a header.</returns>
    public static AuthorizationHeader? Parse(string? header)
    {
        if (header is null || !header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            return null;

        var parts = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(group => group.Key, group => group.First()[1]);
        if (!parts.TryGetValue("Credential", out var credential)
            || !parts.TryGetValue("SignedHeaders", out var signed)
            || !parts.TryGetValue("Signature", out var signature))
            return null;

        var scope = credential.Split('/');
        return scope.Length == 5
            ? new AuthorizationHeader(scope[0], scope[1], scope[2], scope[3], scope[4], signed.Split(';'), signature)
            : null;
    }
}
